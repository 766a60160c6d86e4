import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { Reservation } from '../api.ts'
import { useStep } from '../drawer/actions.tsx'

const nextSteps = ['confirm', 'check-in', 'complete'] as const

/** What a line of a list says of a reservation, and the step that comes next. */
export function useLine(reservation: Reservation) {
  const { t } = useTranslation('reservations')
  const { dates, numbers } = useFormat()
  const { run, isPending } = useStep()
  const { kind, startsAt, endsAt, units, totalCents, currency } = reservation
  const step = nextSteps.find((one) => reservation.actions.includes(one))
  return {
    when:
      kind === 'stay'
        ? `${dates.day(startsAt)} → ${dates.day(endsAt)}`
        : t('when.table', { day: dates.day(startsAt.slice(0, 10)), time: startsAt.slice(11) }),
    /** Null when it has none yet. */
    place: units.length === 0 ? null : units.map(({ name }) => name).join(' + '),
    total: totalCents === null ? '' : numbers.price(totalCents, currency),
    step: step && {
      label: t(`action.${step}.${kind}`),
      isPending,
      run: () => {
        run(reservation, step)
      },
    },
  }
}
