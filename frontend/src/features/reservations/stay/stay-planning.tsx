import { useCallback, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { LoadError } from '../../../components/ui/load-error.tsx'
import { SkeletonRows } from '../../../components/ui/skeleton.tsx'
import { stayPlanningQuery } from '../api.ts'
import type { Block } from '../api.ts'
import { BlockDialog } from '../components/block-dialog.tsx'
import { addDays } from '../days.ts'
import type { Moves, Place } from '../use-place.ts'
import { MoveDialog } from './move-dialog.tsx'
import { StayGrid } from './stay-grid.tsx'
import { Tray } from './tray.tsx'
import { useStayMove } from './use-stay-move.ts'

/** Rooms by days, from the day in the address on. */
export function StayPlanning({ place, moves }: { place: Place; moves: Moves }) {
  const query = useQuery({
    ...stayPlanningQuery(place.date, addDays(place.date, place.days)),
    placeholderData: keepPreviousData,
  })
  const [block, setBlock] = useState<Block | null>(null)
  const { pending, propose, send, close, isSending } = useStayMove()
  const { book } = moves
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
      <StayGrid
        planning={query.data}
        days={place.days}
        onOpen={moves.open}
        onOpenBlock={setBlock}
        onChoose={choose}
        onMove={(move) => void propose(move)}
      />
      <Tray
        planning={query.data}
        onOpen={moves.open}
        onGive={(bar, unit) =>
          void propose({ bar, unitId: unit.id, unitName: unit.name, from: bar.startsAt, to: bar.endsAt })
        }
      />
      {pending && (
        <MoveDialog pending={pending} isSending={isSending} onConfirm={() => void send(pending.move)} onClose={close} />
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
