import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCode } from '../../../lib/api-client.ts'
import { useToast } from '../../../lib/toasts.ts'
import { previewChange, useChange } from '../api.ts'
import type { PlanningBar } from '../api.ts'

/** Where a bar was dropped. */
export interface Move {
  bar: PlanningBar
  unitId: number
  unitName: string
  from: string
  to: string
}

export interface Pending {
  move: Move
  /** What the stay costs more or less, in cents; null while it is asked. */
  difference: number | null
  refusal: unknown
}

/**
 * Moves a stay: at once when its price stays the same, with a way back; after a word when money changes. A refusal is
 * kept, with who has taken the place and what else is free.
 */
export function useStayMove() {
  const { t } = useTranslation('reservations')
  const toast = useToast()
  const change = useChange()
  const [pending, setPending] = useState<Pending | null>(null)
  const close = () => {
    setPending(null)
  }

  const send = async (move: Move) => {
    try {
      const { reservation } = await change.mutateAsync({ id: move.bar.id, change: bodyOf(move) })
      setPending(null)
      toast.done(t('move.done', { name: move.bar.name, unit: move.unitName }), () => {
        const back = { ...bodyOf(originOf(move)), revision: reservation.revision }
        change.mutate(
          { id: move.bar.id, change: back },
          {
            onError: (error) => {
              toast.failed(error)
            },
          },
        )
      })
    } catch (error) {
      refuse(move, error)
    }
  }

  const refuse = (move: Move, error: unknown) => {
    if (isCode(error, 'not_available')) setPending({ move, difference: null, refusal: error })
    else {
      setPending(null)
      toast.failed(error)
    }
  }

  const propose = async (move: Move) => {
    setPending({ move, difference: null, refusal: null })
    try {
      const { differenceCents } = await previewChange(move.bar.id, bodyOf(move))
      if (differenceCents === null || differenceCents === 0) await send(move)
      else setPending({ move, difference: differenceCents, refusal: null })
    } catch (error) {
      refuse(move, error)
    }
  }

  return { pending, propose, send, close, isSending: change.isPending }
}

const bodyOf = ({ bar, unitId, from, to }: Move) => ({
  revision: bar.revision,
  dateFrom: from,
  dateTo: to,
  ...(unitId === bar.unitIds[0] ? {} : { unitId }),
})

const originOf = (move: Move): Move => ({
  ...move,
  unitId: move.bar.unitIds[0] ?? move.unitId,
  from: move.bar.startsAt,
  to: move.bar.endsAt,
})
