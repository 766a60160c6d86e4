import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AlertDialog } from '@conciergerie/kit/ui/alert-dialog.tsx'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useReservationWrite } from '../api.ts'
import type { Reservation } from '../api.ts'

interface Props {
  reservation: Reservation
  onClose: () => void
}

type By = 'client' | 'house'

/** Whose wish it is, and why; the client is told. */
export function CancelDialog({ reservation, onClose }: Props) {
  const { t } = useTranslation('reservations')
  const toast = useToast()
  const [by, setBy] = useState<By>('client')
  const [reason, setReason] = useState('')
  const cancel = useReservationWrite(() =>
    call('POST /api/reservations/:id/cancel', {
      params: { id: reservation.id },
      body: { by, revision: reservation.revision, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) },
    }),
  )
  const confirm = () => {
    cancel.mutate(undefined, {
      onSuccess: () => {
        toast.done(t('done.cancel', { name: reservation.guestName }))
        onClose()
      },
      onError: (error) => {
        toast.failed(error)
        onClose()
      },
    })
  }
  return (
    <AlertDialog
      title={t('cancel.title', { code: reservation.code, name: reservation.guestName })}
      confirm={t('cancel.confirm')}
      busy={cancel.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('cancel.text')}</p>
      <div className="mt-4 grid gap-3 text-ink">
        <Field label={t('cancel.by')}>
          <Select
            value={by}
            onChange={(event) => {
              setBy(event.target.value === 'house' ? 'house' : 'client')
            }}
          >
            <option value="client">{t('cancel.client')}</option>
            <option value="house">{t('cancel.house')}</option>
          </Select>
        </Field>
        <Field label={t('cancel.reason')}>
          <TextInput
            value={reason}
            maxLength={300}
            onChange={(event) => {
              setReason(event.target.value)
            }}
          />
        </Field>
      </div>
    </AlertDialog>
  )
}
