import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { Field } from '@conciergerie/kit/ui/field.tsx'

interface FieldDialogProps {
  title: string
  label: string
  help: string
  /** What its button does. */
  action: string
  busy: boolean
  onAct: () => void
  onClose: () => void
  /** The input. */
  children: ReactNode
}

/** Asks for one thing before something is done to a call. */
export function FieldDialog({ title, label, help, action, busy, onAct, onClose, children }: FieldDialogProps) {
  const { t } = useTranslation('calls')
  const form = useId()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} variant="filled" busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          onAct()
        }}
      >
        <Field label={label} help={help}>
          {children}
        </Field>
      </form>
    </Dialog>
  )
}
