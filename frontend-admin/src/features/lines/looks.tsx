import { useTranslation } from 'react-i18next'
import Activity from 'lucide-react/icons/activity'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import Loader from 'lucide-react/icons/loader'
import PowerOff from 'lucide-react/icons/power-off'
import TimerReset from 'lucide-react/icons/timer-reset'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import type { Line } from './api.ts'

const looks = {
  running: { tone: 'ok', icon: CircleCheck },
  starting: { tone: 'info', icon: Loader },
  degraded: { tone: 'warn', icon: Activity },
  backoff: { tone: 'warn', icon: TimerReset },
  stopped: { tone: 'idle', icon: PowerOff },
  failed: { tone: 'danger', icon: CircleX },
} as const

export function StateBadge({ state }: { state: Line['state'] }) {
  const { t } = useTranslation('lines')
  const { tone, icon: Icon } = looks[state]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden size={12} strokeWidth={2} />}>
      {t(`stateOf.${state}`)}
    </Badge>
  )
}

/** The colour of words that say why a line is in its state. */
export const reasonTone: Record<Line['state'], string> = {
  running: 'text-ink-3',
  starting: 'text-ink-3',
  degraded: 'text-warn-ink',
  backoff: 'text-warn-ink',
  stopped: 'text-ink-3',
  failed: 'text-danger-ink',
}
