import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { useErrorWords } from '../lib/error-words.ts'
import { Button } from './button.tsx'

/** In the place of what could not be read: why, and a way to try again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  const wordsOf = useErrorWords()
  return (
    <div role="alert" className="flex max-w-130 items-start gap-3 px-5 py-6">
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-danger-ink" />
      <div>
        <p>{wordsOf(error)}</p>
        {onRetry && (
          <Button size="small" className="mt-3" icon={<RotateCw aria-hidden size={14} />} onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </div>
    </div>
  )
}
