import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { Field } from '../../components/ui/field.tsx'
import { TextInput } from '../../components/ui/text-input.tsx'
import { useToast } from '../../lib/toasts.ts'
import { useTransfer } from './api.ts'

/** Passes a call to a number; left empty, to the house's own for that. */
export function TransferDialog({ callId, onClose }: { callId: number; onClose: () => void }) {
  const { t } = useTranslation('calls')
  const toast = useToast()
  const form = useId()
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
    <Dialog
      title={t('transferTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} variant="filled" busy={transfer.isPending}>
            {t('transfer')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Field label={t('number')} help={t('numberHelp')}>
          <TextInput
            type="tel"
            autoComplete="tel"
            value={number}
            onChange={(event) => {
              setNumber(event.target.value)
            }}
          />
        </Field>
      </form>
    </Dialog>
  )
}
