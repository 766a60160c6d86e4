import { useTranslation } from 'react-i18next'
import FlaskConical from 'lucide-react/icons/flask-conical'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import X from 'lucide-react/icons/x'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { useTester } from '../tester/tester-context.ts'
import { TesterChat } from './tester-chat.tsx'

/** The tester beside the page. */
export function TesterPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('faqs')
  return (
    <aside
      id="tester"
      aria-labelledby="tester-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
      className="flex w-90 shrink-0 flex-col border-l border-line bg-canvas"
    >
      <header className="flex items-center gap-2 px-5 pt-3">
        <FlaskConical aria-hidden size={16} />
        <h2 id="tester-title" className="grow text-base">
          {t('tester.open')}
        </h2>
        <ResetButton />
        <IconButton label={t('tester.close')} icon={<X aria-hidden size={16} />} onClick={onClose} />
      </header>
      <TesterChat />
    </aside>
  )
}

/** Begins again, with nothing said before. */
export function ResetButton() {
  const { t } = useTranslation('faqs')
  const { turns, reset } = useTester()
  return (
    <IconButton
      label={t('tester.reset')}
      disabled={turns.length === 0}
      icon={<RotateCcw aria-hidden size={16} />}
      onClick={reset}
    />
  )
}
