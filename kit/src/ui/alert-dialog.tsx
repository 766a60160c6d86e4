import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { useModal } from './use-modal.ts'

interface AlertDialogProps {
  /** Names the object: « Supprimer la FAQ « Parking » ? ». */
  title: string
  children: ReactNode
  /** The verb: « Supprimer ». */
  confirm: string
  onConfirm: () => void
  onClose: () => void
  busy?: boolean
}

/** Asks before what cannot be undone. The safe answer has the focus. Mount it to open it. */
export function AlertDialog({ title, children, confirm, onConfirm, onClose, busy = false }: AlertDialogProps) {
  const { t } = useTranslation()
  const ref = useModal()
  const id = useId()
  return (
    <dialog
      ref={ref}
      role="alertdialog"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="motion-appear m-auto w-[calc(100%-32px)] max-w-105 rounded-bubble border border-line-strong bg-surface p-5 text-ink shadow-pop outline-none"
    >
      <h2 id={`${id}-title`} className="font-serif text-title font-medium">
        {title}
      </h2>
      <div id={`${id}-text`} className="mt-2 text-ink-2">
        {children}
      </div>
      <div className="mt-5 flex justify-end gap-2">
        <Button data-autofocus onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button variant="destroy" busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </dialog>
  )
}
