import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useCallChange } from './api.ts'
import type { PhoneCall } from './api.ts'
import { FieldDialog } from './field-dialog.tsx'

/** What the assistant got wrong, for who looks after it. */
export function FlagDialog({ call, onClose }: { call: PhoneCall; onClose: () => void }) {
  const { t } = useTranslation('calls')
  const toast = useToast()
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
    <FieldDialog
      title={t('flagTitle')}
      label={t('flagLabel')}
      help={t('flagHelp')}
      action={t('save')}
      busy={change.isPending}
      onAct={save}
      onClose={onClose}
    >
      <TextInput
        value={text}
        maxLength={500}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
    </FieldDialog>
  )
}
