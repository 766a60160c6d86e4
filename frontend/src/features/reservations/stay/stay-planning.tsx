import { useCallback, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useIsPhone } from '@conciergerie/kit/lib/media.ts'
import { stayPlanningQuery } from '../api.ts'
import type { Block } from '../api.ts'
import { BlockDialog } from '../components/block-dialog.tsx'
import { addDays } from '../days.ts'
import { MoveDialog } from '../moving/move-dialog.tsx'
import { useMove } from '../moving/use-move.ts'
import type { Moves, Place } from '../use-place.ts'
import { StayAgenda } from './stay-agenda.tsx'
import { StayGrid } from './stay-grid.tsx'
import type { StayMove } from './stay-grid.tsx'
import { Tray } from './tray.tsx'

/** Rooms by days, from the day in the address on. */
export function StayPlanning({ place, moves }: { place: Place; moves: Moves }) {
  const query = useQuery({
    ...stayPlanningQuery(place.date, addDays(place.date, place.days)),
    placeholderData: keepPreviousData,
  })
  const [block, setBlock] = useState<Block | null>(null)
  const { pending, propose, send, override, close, isSending } = useMove()
  const asMove = useStayMoves()
  const { book } = moves
  const isPhone = useIsPhone()
  const choose = useCallback(
    (unitId: number, from: string, to: string) => {
      book({ unit: String(unitId), from, to })
    },
    [book],
  )
  if (query.error && !query.data) return <LoadError error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <SkeletonRows rows={12} className="h-10" />
  return (
    <>
      {isPhone ? (
        <StayAgenda planning={query.data} days={place.days} onOpen={moves.open} onOpenBlock={setBlock} />
      ) : (
        <StayGrid
          planning={query.data}
          days={place.days}
          onOpen={moves.open}
          onOpenBlock={setBlock}
          onChoose={choose}
          onMove={(move) => void propose(asMove(move))}
        />
      )}
      <Tray
        planning={query.data}
        onOpen={moves.open}
        onGive={(bar, unit) => void propose(asMove({ bar, unit, from: bar.startsAt, to: bar.endsAt }))}
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
          unitName={query.data.units.find(({ id }) => id === block.unitId)?.name ?? ''}
          onClose={() => {
            setBlock(null)
          }}
        />
      )}
    </>
  )
}

/** What a drop asks of the server, and what would take it back. */
function useStayMoves() {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  return ({ bar, unit, from, to }: StayMove) => {
    const [before] = bar.unitIds
    const isElsewhere = unit.id !== before
    return {
      bar,
      unitName: unit.name,
      change: { dateFrom: from, dateTo: to, ...(isElsewhere ? { unitId: unit.id } : {}) },
      back: {
        dateFrom: bar.startsAt,
        dateTo: bar.endsAt,
        ...(isElsewhere && before !== undefined ? { unitId: before } : {}),
      },
      when: t('when.stay', { from: dates.day(from), to: dates.day(to) }),
    }
  }
}
