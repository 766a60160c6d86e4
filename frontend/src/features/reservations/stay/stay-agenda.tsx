import type { ReactNode } from 'react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import Gem from 'lucide-react/icons/gem'
import Lock from 'lucide-react/icons/lock'
import LogIn from 'lucide-react/icons/log-in'
import LogOut from 'lucide-react/icons/log-out'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { Block, PlanningBar, StayPlanning } from '../api.ts'
import { agendaOf } from './agenda.ts'
import type { AgendaDay } from './agenda.ts'

interface Props {
  planning: StayPlanning
  days: number
  onOpen: (id: number) => void
  onOpenBlock: (block: Block) => void
}

/** The planning on a phone: what happens day by day, one under the other. */
export function StayAgenda({ planning, days, onOpen, onOpenBlock }: Props) {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  const nameOf = (ids: readonly number[]) =>
    planning.units
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(' + ')
  return (
    <div
      role="region"
      aria-label={t('planning.stays')}
      tabIndex={0}
      className="min-h-0 grow overflow-y-auto outline-none"
    >
      {agendaOf(planning, days).map((day) => (
        <section key={day.date} aria-label={dates.longDay(day.date)} className="border-b border-line">
          <DayTitle day={day} isToday={day.date === planning.today} />
          <Prices day={day} />
          <ul>
            {day.arrivals.map((bar) => (
              <Stay key={bar.id} bar={bar} place={nameOf(bar.unitIds)} is="arrival" onOpen={onOpen} />
            ))}
            {day.departures.map((bar) => (
              <Stay
                key={bar.id}
                bar={bar}
                place={nameOf(bar.unitIds)}
                is="departure"
                isFirst={bar.startsAt < planning.from}
                onOpen={onOpen}
              />
            ))}
            {day.blocks.map((block) => (
              <Line
                key={block.id}
                icon={<Lock aria-hidden size={16} className="text-ink-3" />}
                place={nameOf([block.unitId])}
                detail={t('block.legend')}
                onPress={() => {
                  onOpenBlock(block)
                }}
              >
                {block.label ?? t(`block.reason.${block.reason}`)}
              </Line>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function DayTitle({ day, isToday }: { day: AgendaDay; isToday: boolean }) {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  return (
    <h2
      aria-current={isToday ? 'date' : undefined}
      className="sticky top-0 z-10 flex items-baseline justify-between gap-3 bg-canvas px-4 py-2"
    >
      <span className={clsx('text-dense font-semibold', isToday && 'text-accent-ink')}>{dates.longDay(day.date)}</span>
      <span className="text-small font-normal text-ink-2 tabular-nums">
        {t('agenda.staying', { count: day.staying })}
        {' · '}
        {day.left === 0 ? t('day.full') : t('day.left', { count: day.left })}
      </span>
    </h2>
  )
}

/** What a night costs, type by type, and how many are left. */
function Prices({ day: { types } }: { day: AgendaDay }) {
  const { t } = useTranslation('reservations')
  const { numbers } = useFormat()
  if (types.length === 0) return null
  return (
    <p className="flex flex-wrap gap-x-4 border-t border-line px-4 py-1.5 text-small text-ink-2 tabular-nums">
      {types.map(({ id, name, priceCents, left }) => (
        <span key={id}>
          {name} {priceCents !== null && <span className="text-ink">{numbers.roundPrice(priceCents, 'EUR')}</span>}{' '}
          <span className={left === 0 ? 'text-warn-ink' : 'text-ink-3'}>
            {left === 0 ? t('day.full') : t('day.left', { count: left })}
          </span>
        </span>
      ))}
    </p>
  )
}

interface StayProps {
  bar: PlanningBar
  place: string
  is: 'arrival' | 'departure'
  /** The first that is shown of this stay. */
  isFirst?: boolean
  onOpen: (id: number) => void
}

function Stay({ bar, place, is, isFirst = is === 'arrival', onOpen }: StayProps) {
  const { t } = useTranslation('reservations')
  const Icon = is === 'arrival' ? LogIn : LogOut
  const status = bar.alert === null ? t(`status.stay.${bar.status}`) : t(`alert.${bar.alert}`)
  return (
    <Line
      icon={<Icon role="img" aria-label={t(`agenda.${is}`)} size={16} className="text-ink-2" />}
      place={place === '' ? t('fact.noUnit') : place}
      bar={isFirst ? bar.id : undefined}
      detail={`${status} · ${t('waitlist.party', { count: bar.partySize })}`}
      isAlert={bar.alert !== null || bar.status === 'requested'}
      onPress={() => {
        onOpen(bar.id)
      }}
    >
      {bar.name}
      {bar.vip && <Gem role="img" aria-label="VIP" size={12} className="ml-1.5 inline text-brass-mark" />}
    </Line>
  )
}

interface LineProps {
  icon: ReactNode
  place: string
  children: ReactNode
  detail?: string
  bar?: number | undefined
  isAlert?: boolean
  onPress: () => void
}

function Line({ icon, place, children, detail, bar, isAlert = false, onPress }: LineProps) {
  return (
    <li>
      <button
        type="button"
        data-bar={bar}
        onClick={onPress}
        className="flex min-h-13 w-full items-center gap-3 border-t border-line px-4 py-1.5 text-left text-dense hover:bg-hover"
      >
        <span className="shrink-0">{icon}</span>
        <span className="min-w-0 grow">
          <span className="block truncate font-medium">{children}</span>
          {detail !== undefined && (
            <span
              className={clsx(
                'block truncate text-small first-letter:uppercase',
                isAlert ? 'text-warn-ink' : 'text-ink-3',
              )}
            >
              {detail}
            </span>
          )}
        </span>
        <span className="shrink-0 text-small text-ink-2">{place}</span>
      </button>
    </li>
  )
}
