import { useTranslation } from 'react-i18next'
import Timer from 'lucide-react/icons/timer'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { Banner } from '@conciergerie/kit/ui/banner.tsx'
import type { BarAlert, Reservation } from '../api.ts'
import { latenessOf, minutesOf } from '../tables/hours.ts'
import { useMinutesNow } from '../tables/use-minutes-now.ts'

/** What the bar on the planning warns of, in words: somebody is late, should have left, or has a room that is not to be had. */
export function AlertLine({ reservation, alert }: { reservation: Reservation; alert: BarAlert | null }) {
  const { t } = useTranslation('reservations')
  const lateness = useLateness(reservation)
  const words = alert === null ? lateness : t(`alert.${alert}`)
  if (words === null) return null
  const isGrave = alert === 'out_of_sale'
  const Icon = isGrave ? TriangleAlert : Timer
  return (
    <Banner
      tone={isGrave ? 'danger' : 'warn'}
      icon={<Icon aria-hidden size={14} className="shrink-0" />}
      className="rounded-card font-medium"
    >
      <span className="block first-letter:uppercase">{words}</span>
    </Banner>
  )
}

/** At table the hour passes while one looks. */
function useLateness({ kind, status, startsAt, endsAt }: Reservation): string | null {
  const { t } = useTranslation('reservations')
  const date = startsAt.slice(0, 10)
  const now = useMinutesNow(date)
  if (kind === 'stay' || now === null) return null
  const lateness = latenessOf({ status, startsAt, endsAt }, { date }, now)
  if (lateness === null) return null
  return lateness === 'over' ? t('over') : t('lateBy', { count: now - minutesOf(startsAt, date) })
}
