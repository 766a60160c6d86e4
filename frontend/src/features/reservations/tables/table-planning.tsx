import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Gauge from 'lucide-react/icons/gauge'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { tablePlanningQuery } from '../api.ts'
import type { Block, TablePlanning as Planning } from '../api.ts'
import { BlockDialog } from '../components/block-dialog.tsx'
import { addDays } from '../days.ts'
import { MoveDialog } from '../moving/move-dialog.tsx'
import { useMove } from '../moving/use-move.ts'
import type { Moves, Place } from '../use-place.ts'
import { Arrivals } from './arrivals.tsx'
import { clockOf, minutesOf, serviceAt, windowAround } from './hours.ts'
import { TableGrid } from './table-grid.tsx'
import type { TableMove } from './table-grid.tsx'
import { useMinutesNow } from './use-minutes-now.ts'

interface Props {
  place: Place
  moves: Moves
}

/** The tables of one service, and who is still to come. */
export function TablePlanning({ place, moves }: Props) {
  const { t } = useTranslation('reservations')
  const query = useQuery({ ...tablePlanningQuery(place.date), placeholderData: keepPreviousData })
  if (query.error && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={12} className="h-10" />
  const planning = query.data
  const service =
    planning.services.find(({ id }) => id === place.serviceId) ?? serviceAt(planning.services, planning.now)
  if (!service) return <EmptyState title={t('noService.title')}>{t('noService.help')}</EmptyState>
  return (
    <>
      <ServiceHead planning={planning} serviceId={service.id} moves={moves} />
      {service.closed && (
        <p className="border-b border-line bg-warn-soft px-5 py-2 text-dense text-warn-ink">
          {t('serviceClosed', { name: service.name })}
        </p>
      )}
      <ServiceBody planning={planning} service={service} place={place} moves={moves} />
    </>
  )
}

function ServiceHead({ planning, serviceId, moves }: { planning: Planning; serviceId: number; moves: Moves }) {
  const { t } = useTranslation('reservations')
  const count = planning.covers.find((one) => one.serviceId === serviceId)
  const over = planning.slots.filter(
    (slot) => slot.serviceId === serviceId && slot.pacing !== null && slot.covers > slot.pacing,
  )
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-line px-5 py-2 max-tablet:px-4">
      <SegmentedControl
        label={t('fact.service')}
        value={String(serviceId)}
        segments={planning.services.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(service) => {
          moves.show({ service })
        }}
      />
      {count && (
        <p className="ml-auto flex flex-wrap gap-x-5 text-dense tabular-nums max-tablet:ml-0">
          <span>
            {count.max === null
              ? t('covers', { count: count.covers })
              : t('coversOf', { count: count.covers, max: count.max })}
          </span>
          <span>{t('reservationCount', { count: count.reservations })}</span>
          {over[0] && (
            <span className="inline-flex items-center gap-1 text-warn-ink">
              <Gauge aria-hidden size={14} />
              {t('pacing.exceeded', { time: over[0].time })}
            </span>
          )}
        </p>
      )}
    </div>
  )
}

function ServiceBody({
  planning,
  service,
  place,
  moves,
}: Props & { planning: Planning; service: Planning['services'][number] }) {
  const [block, setBlock] = useState<Block | null>(null)
  const { pending, propose, send, override, close, isSending } = useMove()
  const asMove = useTableMoves(planning.date)
  const window = windowAround(service, planning)
  const now = useMinutesNow(planning.date)
  const inService = planning.bars.filter((bar) => {
    const at = minutesOf(bar.startsAt, planning.date)
    return at >= window.from && at < window.to
  })
  return (
    <div className="flex min-h-0 grow max-[1100px]:flex-col max-[1100px]:overflow-y-auto">
      <TableGrid
        planning={planning}
        serviceId={service.id}
        window={window}
        now={now !== null && now >= window.from && now <= window.to ? now : null}
        onOpen={moves.open}
        onOpenBlock={setBlock}
        onChoose={(unit, at) => {
          moves.book({ unit: String(unit.id), from: dayAt(place.date, at), time: clockOf(at) })
        }}
        onMove={(move) => void propose(asMove(move))}
      />
      <Arrivals
        bars={inService}
        units={planning.units}
        window={window}
        now={now}
        pacing={service.pacingCovers}
        onOpen={moves.open}
      />
      {pending && (
        <MoveDialog
          pending={pending}
          isSending={isSending}
          onConfirm={() => void send(pending.move)}
          onOverride={() => void override(pending.move)}
          onClose={close}
        />
      )}
      {block && (
        <BlockDialog
          block={block}
          unitName={planning.units.find(({ id }) => id === block.unitId)?.name ?? ''}
          onClose={() => {
            setBlock(null)
          }}
        />
      )}
    </div>
  )
}

/** Past midnight is the day after on the clock, the same evening in the house. */
const dayAt = (date: string, at: number) => addDays(date, Math.floor(at / 1440))

function useTableMoves(date: string) {
  const { t } = useTranslation('reservations')
  return ({ bar, unit, at }: TableMove) => {
    const [before] = bar.unitIds
    const isElsewhere = unit.id !== before
    return {
      bar,
      unitName: unit.name,
      change: { date: dayAt(date, at), time: clockOf(at), ...(isElsewhere ? { unitId: unit.id } : {}) },
      back: {
        date: bar.startsAt.slice(0, 10),
        time: bar.startsAt.slice(11),
        ...(isElsewhere && before !== undefined ? { unitId: before } : {}),
      },
      when: t('at', { time: clockOf(at) }),
    }
  }
}
