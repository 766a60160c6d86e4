import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'

const AttachDialog = lazy(async () => ({ default: (await import('./attach-dialog.tsx')).AttachDialog }))

/** Ties a question to a FAQ that answers it already. */
export function AttachButton({ question, onDone }: { question: Question; onDone: () => void }) {
  const { t } = useTranslation('faqs')
  const [isOpen, setIsOpen] = useState(false)
  const close = () => {
    setIsOpen(false)
  }
  return (
    <>
      <Button
        size="small"
        variant="ghost"
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true)
        }}
      >
        {t('attach.open')}
      </Button>
      {isOpen && (
        <Suspense>
          <AttachDialog question={question} onClose={close} onDone={onDone} />
        </Suspense>
      )}
    </>
  )
}
