import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useReservationWrite } from '../api.ts'
import type { Action, Reservation } from '../api.ts'
import { CancelDialog } from './cancel-dialog.tsx'

/** Those that need one press; cancelling asks why, moving has a form of its own. */
type Step = Exclude<Action, 'move' | 'cancel'>

const order: readonly Step[] = ['reopen', 'no-show', 'decline', 'confirm', 'check-in', 'complete']
/** The step that most often comes next is the filled one. */
const main: readonly Step[] = ['confirm', 'check-in', 'complete']

export function useStep() {
  const { t } = useTranslation('reservations')
  const toast = useToast()
  const write = useReservationWrite(({ id, step, revision }: { id: number; step: Step; revision: number }) =>
    call(`POST /api/reservations/:id/${step}`, { params: { id }, body: { revision } }),
  )
  const run = (reservation: Pick<Reservation, 'id' | 'revision' | 'guestName'>, step: Step) => {
    write.mutate(
      { id: reservation.id, step, revision: reservation.revision },
      {
        onSuccess: ({ reservation: next }) => {
          const canUndo = next.actions.includes('reopen') && step !== 'reopen'
          const undo = canUndo
            ? () => {
                write.mutate({ id: next.id, step: 'reopen', revision: next.revision })
              }
            : undefined
          toast.done(t(`done.${step}`, { name: reservation.guestName }), undo)
        },
        onError: (error) => {
          toast.failed(error)
        },
      },
    )
  }
  return { run, isPending: write.isPending }
}

/** What may be done now, and nothing else. */
export function Actions({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation('reservations')
  const { run, isPending } = useStep()
  const [isCancelling, setIsCancelling] = useState(false)
  const steps = order.filter((step) => reservation.actions.includes(step))
  const filled = main.find((step) => steps.includes(step))
  return (
    <>
      {reservation.actions.includes('cancel') && (
        <Button
          variant="danger"
          className="mr-auto"
          onClick={() => {
            setIsCancelling(true)
          }}
        >
          <span aria-hidden>{t('action.cancelShort')}</span>
          <span className="sr-only">{t('action.cancel')}</span>
        </Button>
      )}
      {steps.map((step) => (
        <Button
          key={step}
          variant={step === filled ? 'filled' : 'outline'}
          busy={isPending}
          onClick={() => {
            run(reservation, step)
          }}
        >
          {t(`action.${step}.${reservation.kind}`)}
        </Button>
      ))}
      {isCancelling && (
        <CancelDialog
          reservation={reservation}
          onClose={() => {
            setIsCancelling(false)
          }}
        />
      )}
    </>
  )
}
