import { useTranslation } from 'react-i18next'
import Check from 'lucide-react/icons/check'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import X from 'lucide-react/icons/x'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useFactDecision } from './api.ts'
import type { Fact } from './api.ts'
import { nameLanguage } from './language-name.ts'

/** What the call tells of the client, with the words it rests on: to put on the card, or to set aside. */
export function Facts({ callId, facts }: { callId: number; facts: readonly Fact[] }) {
  const { t } = useTranslation('calls')
  const toast = useToast()
  const decide = useFactDecision(callId)
  const open = facts.filter(({ status }) => status === 'proposed')
  const send = (accept: readonly Fact[], reject: readonly Fact[]) => {
    const ids = (list: readonly Fact[]) => list.map(({ id }) => id)
    decide.mutate(
      { accept: ids(accept), reject: ids(reject) },
      {
        onError: (error) => {
          toast.failed(error)
        },
      },
    )
  }
  return (
    <section aria-labelledby="facts">
      <h3 id="facts" className="mb-2 text-small font-semibold text-ink-2">
        {t('facts')}
      </h3>
      <ul className="grid gap-2.5 text-dense">
        {facts.map((fact) => (
          <FactRow
            key={fact.id}
            fact={fact}
            onAccept={() => {
              send([fact], [])
            }}
            onReject={() => {
              send([], [fact])
            }}
          />
        ))}
      </ul>
      {open.length > 1 && (
        <Button
          size="small"
          className="mt-3"
          busy={decide.isPending}
          onClick={() => {
            send(open, [])
          }}
        >
          {t('acceptAll')}
        </Button>
      )}
    </section>
  )
}

interface FactProps {
  fact: Fact
  onAccept: () => void
  onReject: () => void
}

function FactRow({ fact, onAccept, onReject }: FactProps) {
  const { t } = useTranslation('calls')
  const value = useFactValue(fact)
  const label = t(`fact.${fact.field}`)
  return (
    <li className="grid grid-cols-[76px_minmax(0,1fr)_auto] items-start gap-x-2">
      <span className="text-ink-2">{label}</span>
      <span className="[overflow-wrap:anywhere]">{value}</span>
      {fact.status === 'proposed' ? (
        <span className="-my-1 flex">
          <IconButton label={t('accept', { what: label })} icon={<Check aria-hidden size={14} />} onClick={onAccept} />
          <IconButton label={t('reject', { what: label })} icon={<X aria-hidden size={14} />} onClick={onReject} />
        </span>
      ) : (
        <Badge isBare tone={fact.status === 'rejected' ? 'idle' : 'ok'}>
          {t(`factStatus.${fact.status}`)}
        </Badge>
      )}
      <span className="col-start-2 col-end-4 text-small text-ink-3">
        {fact.status === 'proposed' && <Sureness fact={fact} />}
        {fact.evidence !== fact.value && <q className="line-clamp-2 [overflow-wrap:anywhere]">{fact.evidence}</q>}
      </span>
    </li>
  )
}

/** Days and languages as the reader writes them. */
function useFactValue({ field, value }: Fact): string {
  const { dates } = useFormat()
  const { i18n } = useTranslation()
  if ((field === 'arrival' || field === 'departure') && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dates.day(value)
  return field === 'language' ? nameLanguage(value, i18n.language) : value
}

function Sureness({ fact: { confidence } }: { fact: Fact }) {
  const { t } = useTranslation('calls')
  const isSure = confidence === 'sure'
  const Icon = isSure ? Check : CircleQuestionMark
  return (
    <Badge isBare tone={isSure ? 'ok' : 'warn'} icon={<Icon aria-hidden size={12} />}>
      {t(`confidence.${confidence}`)}
    </Badge>
  )
}
