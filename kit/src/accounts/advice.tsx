import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

export interface AdviceProps {
  title: string
  text: string
  onClose: () => void
}

/** Something to know before signing in, and nothing more to do about it here. */
export function Advice({ title, text, onClose }: AdviceProps) {
  const { t } = useTranslation('welcome')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <Button data-autofocus onClick={onClose}>
          {t('understood')}
        </Button>
      }
    >
      <p className="text-ink-2">{text}</p>
    </Dialog>
  )
}
