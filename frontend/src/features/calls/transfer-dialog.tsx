import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useTransfer } from './api.ts'
import { FieldDialog } from './field-dialog.tsx'

/** Passes a call to a number; left empty, to the house's own for that. */
export function TransferDialog({ callId, onClose }: { callId: number; onClose: () => void }) {
  const { t } = useTranslation('calls')
  const toast = useToast()
  const [number, setNumber] = useState('')
  const transfer = useTransfer(callId)
  const send = () => {
    transfer.mutate(number.trim() === '' ? {} : { to: number }, {
      onSuccess: () => {
        toast.done(t('transferring'))
        onClose()
      },
      onError: (error) => {
        toast.failed(error)
      },
    })
  }
  return (
    <FieldDialog
      title={t('transferTitle')}
      label={t('number')}
      help={t('numberHelp')}
      action={t('transfer')}
      busy={transfer.isPending}
      onAct={send}
      onClose={onClose}
    >
      <TextInput
        type="tel"
        autoComplete="tel"
        value={number}
        onChange={(event) => {
          setNumber(event.target.value)
        }}
      />
    </FieldDialog>
  )
}
