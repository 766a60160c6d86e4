import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Check from 'lucide-react/icons/check'
import ChevronUp from 'lucide-react/icons/chevron-up'
import ChevronsUp from 'lucide-react/icons/chevrons-up'
import Phone from 'lucide-react/icons/phone'
import Undo2 from 'lucide-react/icons/undo-2'
import { Link } from 'react-router'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import type { Tone } from '@conciergerie/kit/ui/badge.tsx'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { BriefTime } from '@conciergerie/kit/ui/time.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useMessageChange } from './api.ts'
import type { LeftMessage } from './api.ts'

const looks: Record<LeftMessage['urgency'], { tone: Tone; icon: typeof ChevronUp }> = {
  high: { tone: 'danger', icon: ChevronsUp },
  normal: { tone: 'warn', icon: ChevronUp },
  low: { tone: 'idle', icon: ChevronUp },
}

/** One message left, with what is done about it. */
export function MessageRow({ message }: { message: LeftMessage }) {
  const { t } = useTranslation('left-messages')
  const { durations, phone } = useFormat()
  const { tone, icon: Icon } = looks[message.urgency]
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 border-b border-line px-5 py-3.5 max-tablet:px-4">
      <span className="flex min-w-0 flex-wrap items-center gap-2">
        <span className="truncate font-medium">{message.client?.name ?? t('unknown')}</span>
        <Badge isBare tone={tone} icon={<Icon aria-hidden size={12} />}>
          {t(`urgency.${message.urgency}`)}
        </Badge>
        <span className="text-small text-ink-3">{t(`source.${message.source}`)}</span>
      </span>
      <BriefTime at={message.createdAt} className="text-small text-ink-3" />
      <p className="whitespace-pre-wrap text-base [overflow-wrap:anywhere]">{message.text}</p>
      <span />
      <span className="col-span-2 flex flex-wrap items-center gap-2">
        {message.callbackAt !== null && message.status === 'new' && (
          <Badge tone="info">{t('callback', { time: durations.relative(message.callbackAt) })}</Badge>
        )}
        {message.client?.phone != null && (
          <a href={`tel:${message.client.phone}`} className={buttonClass('outline', 'small')}>
            <Phone aria-hidden size={14} />
            {phone(message.client.phone)}
          </a>
        )}
        {message.conversationId !== null && (
          <Link to={`/inbox/${message.conversationId}`} className={buttonClass('ghost', 'small')}>
            {t('conversation')}
          </Link>
        )}
        <span className="ml-auto flex items-center gap-2">
          <Assignee message={message} />
          <Finish message={message} />
        </span>
      </span>
    </li>
  )
}

function Finish({ message }: { message: LeftMessage }) {
  const { t } = useTranslation('left-messages')
  const toast = useToast()
  const change = useMessageChange()
  const set = (status: LeftMessage['status'], undo?: () => void) => {
    change.mutate(
      { id: message.id, change: { status } },
      {
        onSuccess: () => {
          toast.done(t(status === 'done' ? 'finished' : 'reopened'), undo)
        },
        onError: (error) => {
          toast.failed(error)
        },
      },
    )
  }
  const isDone = message.status === 'done'
  return (
    <Button
      size="small"
      variant={isDone ? 'outline' : 'accent'}
      busy={change.isPending}
      icon={isDone ? <Undo2 aria-hidden size={14} /> : <Check aria-hidden size={14} />}
      onClick={() => {
        if (isDone) set('new')
        else
          set('done', () => {
            set('new')
          })
      }}
    >
      {t(isDone ? 'again' : 'finish')}
    </Button>
  )
}

function Assignee({ message }: { message: LeftMessage }) {
  const { t } = useTranslation('left-messages')
  const toast = useToast()
  const change = useMessageChange()
  const { data } = useQuery({
    queryKey: ['members', 'list'] as const,
    queryFn: ({ signal }) => call('GET /api/members', { signal }),
  })
  return (
    <Select
      aria-label={t('assignee')}
      value={message.assignee?.id ?? ''}
      className="w-40"
      onChange={(event) => {
        const memberId = event.target.value === '' ? null : Number(event.target.value)
        change.mutate(
          { id: message.id, change: { memberId } },
          {
            onError: (error) => {
              toast.failed(error)
            },
          },
        )
      }}
    >
      <option value="">{t('nobody')}</option>
      {data?.items.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}
