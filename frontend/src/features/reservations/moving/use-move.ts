import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { previewChange, useChange } from '../api.ts'
import type { Change, PlanningBar } from '../api.ts'

/** Where a bar was dropped. */
export interface Move {
  bar: PlanningBar
  unitName: string
  /** What is asked, without its revision; and what would take it back. */
  change: Omit<Change, 'revision' | 'preview'>
  back: Omit<Change, 'revision' | 'preview'>
  /** New dates, in words. */
  when: string
}

export interface Pending {
  move: Move
  /** What the stay costs more or less, in cents; null while it is asked. */
  difference: number | null
  refusal: unknown
}

/**
 * Moves a reservation: at once when its price stays the same, with a way back; after a word when money changes. A
 * refusal is kept, with who has taken the place and what else is free.
 */
export function useMove() {
  const { t } = useTranslation('reservations')
  const toast = useToast()
  const save = useChange()
  const [pending, setPending] = useState<Pending | null>(null)
  const close = () => {
    setPending(null)
  }
  const failed = (error: unknown) => {
    toast.failed(error)
  }

  const refuse = (move: Move, error: unknown) => {
    const isRefusal = isCode(error, 'not_available')
    setPending(isRefusal ? { move, difference: null, refusal: error } : null)
    if (!isRefusal) failed(error)
  }

  const send = async (move: Move) => {
    const { bar, change, back, unitName } = move
    try {
      const { reservation } = await save.mutateAsync({ id: bar.id, change: { ...change, revision: bar.revision } })
      close()
      toast.done(t('move.done', { name: bar.name, unit: unitName }), () => {
        // what stood there before was somebody's decision already
        const undo = { ...back, override: true, revision: reservation.revision }
        save.mutate({ id: bar.id, change: undo }, { onError: failed })
      })
    } catch (error) {
      refuse(move, error)
    }
  }

  const propose = async (move: Move) => {
    setPending({ move, difference: null, refusal: null })
    try {
      const { differenceCents } = await previewChange(move.bar.id, { ...move.change, revision: move.bar.revision })
      if (differenceCents === null || differenceCents === 0) await send(move)
      else setPending({ move, difference: differenceCents, refusal: null })
    } catch (error) {
      refuse(move, error)
    }
  }

  /** The rule that speaks against it has been read: looked at again, since its price was never told. */
  const override = (move: Move) => propose({ ...move, change: { ...move.change, override: true } })

  return { pending, propose, send, override, close, isSending: save.isPending }
}
