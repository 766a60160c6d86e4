import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { Field } from '../../components/ui/field.tsx'
import { TextInput } from '../../components/ui/text-input.tsx'
import { useToast } from '../../lib/toasts.ts'
import { useCallChange } from './api.ts'
import type { PhoneCall } from './api.ts'

/** What the assistant got wrong, for who looks after it. */
export function FlagDialog({ call, onClose }: { call: PhoneCall; onClose: () => void }) {
  const { t } = useTranslation('calls')
  const toast = useToast()
  const form = useId()
  const [text, setText] = useState(call.flag ?? '')
  const change = useCallChange(call.id)
  const save = () => {
    change.mutate(
      { flag: text.trim() === '' ? null : text },
      {
        onSuccess: onClose,
        onError: (error) => {
          toast.failed(error)
        },
      },
    )
  }
  return (
    <Dialog
      title={t('flagTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} variant="filled" busy={change.isPending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field label={t('flagLabel')} help={t('flagHelp')}>
          <TextInput
            value={text}
            maxLength={500}
            onChange={(event) => {
              setText(event.target.value)
            }}
          />
        </Field>
      </form>
    </Dialog>
  )
}
