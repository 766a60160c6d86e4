import { useTranslation } from 'react-i18next'
import { Drawer } from '@conciergerie/kit/ui/dialog.tsx'
import { ResetButton } from './tester-panel.tsx'
import { TesterChat } from './tester-chat.tsx'

/** The tester over the page, where there is no room beside it. */
export function TesterDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('faqs')
  return (
    <Drawer title={t('tester.open')} onClose={onClose}>
      <div className="-mx-5 -mb-5 flex h-full flex-col">
        <span className="absolute top-3 right-15 max-tablet:right-18">
          <ResetButton />
        </span>
        <TesterChat />
      </div>
    </Drawer>
  )
}
