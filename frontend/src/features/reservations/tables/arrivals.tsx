import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import Gem from 'lucide-react/icons/gem'
import Phone from 'lucide-react/icons/phone'
import Timer from 'lucide-react/icons/timer'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import type { PlanningBar, Unit } from '../api.ts'
import { useStep } from '../drawer/actions.tsx'
import { latenessOf, minutesOf } from './hours.ts'
import type { Window } from './hours.ts'

interface Props {
  bars: readonly PlanningBar[]
  units: readonly Unit[]
  window: Window
  now: number | null
  pacing: number | null
  onOpen: (id: number) => void
}

const expected = new Set(['held', 'requested', 'confirmed'])

/** Who is still to come, by hour, with what is done most often at the door. */
export function Arrivals({ bars, units, window, now, pacing, onOpen }: Props) {
  const { t } = useTranslation('reservations')
  const coming = bars
    .filter(({ status }) => expected.has(status))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const byHour = [...Map.groupBy(coming, ({ startsAt }) => startsAt.slice(11))]
  return (
    <aside
      aria-labelledby="arrivals"
      className="w-80 shrink-0 overflow-y-auto border-l border-line max-[1100px]:w-full max-[1100px]:border-t max-[1100px]:border-l-0"
    >
      <h2 id="arrivals" className="flex h-11 items-center border-b border-line px-4 font-semibold">
        {t('arrivals.title')}
      </h2>
      {byHour.length === 0 && <p className="px-4 py-5 text-dense text-ink-3">{t('arrivals.none')}</p>}
      {byHour.map(([hour, parties]) => {
        const covers = parties.reduce((sum, { partySize }) => sum + partySize, 0)
        return (
          <section key={hour} aria-label={hour} className="border-b border-line px-4 py-2.5">
            <div className="flex justify-between text-dense font-semibold tabular-nums">
              <span>{hour}</span>
              <span
                className={clsx('font-normal', pacing !== null && covers > pacing ? 'text-warn-ink' : 'text-ink-3')}
              >
                {t('covers', { count: covers })}
              </span>
            </div>
            <ul>
              {parties.map((bar) => (
                <Party
                  key={bar.id}
                  bar={bar}
                  units={units}
                  isLate={latenessOf(bar, window, now) === 'late'}
                  window={window}
                  now={now}
                  onOpen={onOpen}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </aside>
  )
}

interface PartyProps {
  bar: PlanningBar
  units: readonly Unit[]
  isLate: boolean
  window: Window
  now: number | null
  onOpen: (id: number) => void
}

function Party({ bar, units, isLate: late, window, now, onOpen }: PartyProps) {
  const { t } = useTranslation('reservations')
  const { run, isPending } = useStep()
  const table = units
    .filter(({ id }) => bar.unitIds.includes(id))
    .map(({ name }) => name)
    .join(' + ')
  const reservation = { id: bar.id, revision: bar.revision, guestName: bar.name }
  const isNow = now !== null && bar.status === 'confirmed' && minutesOf(bar.startsAt, window.date) - now <= 15
  return (
    <li className="grid grid-cols-[28px_minmax(0,1fr)_auto] items-center gap-x-3 py-1.5 text-dense">
      <span className="inline-flex size-7 items-center justify-center rounded-chip bg-sunken font-medium tabular-nums">
        {bar.partySize}
      </span>
      <span className="min-w-0">
        <button
          type="button"
          className="max-w-full truncate font-medium hover:underline"
          onClick={() => {
            onOpen(bar.id)
          }}
        >
          {bar.name}
        </button>
        <span className="flex flex-wrap gap-1">
          {late && (
            <Badge tone="warn" icon={<Timer aria-hidden size={12} />}>
              {t('lateBy', { count: (now ?? 0) - minutesOf(bar.startsAt, window.date) })}
            </Badge>
          )}
          {bar.vip && (
            <Badge tone="brass" icon={<Gem aria-hidden size={12} />}>
              VIP
            </Badge>
          )}
          {bar.status === 'requested' && (
            <Badge tone="warn" icon={<CircleQuestionMark aria-hidden size={12} />}>
              {t('status.table.requested')}
            </Badge>
          )}
          {bar.source === 'voice' && (
            <Badge tone="idle" icon={<Phone aria-hidden size={12} />}>
              {t('byVoice')}
            </Badge>
          )}
        </span>
      </span>
      <span className="text-small text-ink-3">{table === '' ? t('fact.noUnit') : t('atTable', { table })}</span>
      {(isNow || bar.status === 'requested') && (
        <span className="col-start-2 col-end-4 mt-1.5 flex gap-2">
          <Button
            size="small"
            variant="accent"
            busy={isPending}
            onClick={() => {
              run(reservation, bar.status === 'requested' ? 'confirm' : 'check-in')
            }}
          >
            {t(bar.status === 'requested' ? 'action.confirm.table' : 'action.check-in.table')}
          </Button>
          {late && (
            <Button
              size="small"
              busy={isPending}
              onClick={() => {
                run(reservation, 'no-show')
              }}
            >
              {t('action.no-show.table')}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}
