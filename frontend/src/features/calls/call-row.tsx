import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import PhoneIncoming from 'lucide-react/icons/phone-incoming'
import PhoneMissed from 'lucide-react/icons/phone-missed'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { BriefTime } from '@conciergerie/kit/ui/time.tsx'
import { spokenTime, useFormat } from '@conciergerie/kit/lib/format.ts'
import type { PhoneCall } from './api.ts'
import { useCallerName } from './caller-name.tsx'
import { outcomeLooks } from './outcomes.ts'

/** One call of the list. */
export function CallRow({ call, to, isCurrent }: { call: PhoneCall; to: string; isCurrent: boolean }) {
  const { t } = useTranslation('calls')
  const { numbers } = useFormat()
  const nameOf = useCallerName()
  const isMissed = call.outcome === 'missed' || call.outcome === 'busy' || call.outcome === 'failed'
  const Icon = isMissed ? PhoneMissed : PhoneIncoming
  return (
    <li>
      <Link
        to={to}
        aria-current={isCurrent ? 'true' : undefined}
        className={clsx(
          'grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 border-b border-line px-5 py-3 outline-offset-[-2px] max-tablet:px-4',
          isCurrent ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-hover',
        )}
      >
        <Icon aria-hidden size={16} className={clsx('mt-0.5', isMissed ? 'text-danger-ink' : 'text-ink-2')} />
        <span className="truncate font-medium">{nameOf(call)}</span>
        <BriefTime at={call.startedAt} className="justify-self-end text-small text-ink-3" />
        <span className="col-start-2 flex min-w-0 items-center gap-2.5 text-small text-ink-3">
          <Outcome call={call} />
          <span className="tabular-nums">
            <span className="sr-only">{t('duration')} </span>
            {spokenTime(call.durationSeconds)}
          </span>
          <span className="uppercase">{call.language}</span>
        </span>
        <span className="justify-self-end text-small text-ink-3 tabular-nums">
          <span className="sr-only">{t('cost')} </span>
          {numbers.cost(call.costMicros)}
        </span>
      </Link>
    </li>
  )
}

/** What came of it, or that it is under way. */
export function Outcome({ call: { outcome }, isFilled = false }: { call: PhoneCall; isFilled?: boolean }) {
  const { t } = useTranslation('calls')
  if (outcome === null)
    return (
      <Badge isBare={!isFilled} tone="accent">
        {t('underWay')}
      </Badge>
    )
  const { tone, icon: Icon } = outcomeLooks[outcome]
  return (
    <Badge isBare={!isFilled} tone={tone} icon={<Icon aria-hidden size={12} />}>
      {t(`outcome.${outcome}`)}
    </Badge>
  )
}
