import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/ui/button.tsx'
import { Dialog } from '../../../components/ui/dialog.tsx'

/** No letter is sent from here: a link comes from an owner of the house, who knows the person. */
export function ForgottenPassword() {
  const { t } = useTranslation('sign-in')
  const [isOpen, setIsOpen] = useState(false)
  const close = () => {
    setIsOpen(false)
  }
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setIsOpen(true)
        }}
        className="link mx-auto block rounded-chip text-dense max-tablet:h-11"
      >
        {t('forgotten')}
      </button>
      {isOpen && (
        <Dialog
          title={t('forgottenTitle')}
          onClose={close}
          footer={
            <Button data-autofocus onClick={close}>
              {t('understood')}
            </Button>
          }
        >
          <p className="text-ink-2">{t('forgottenText')}</p>
        </Dialog>
      )}
    </>
  )
}
