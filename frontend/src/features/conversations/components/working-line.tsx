import { useTranslation } from 'react-i18next'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import Hand from 'lucide-react/icons/hand'
import { Button } from '@conciergerie/kit/ui/button.tsx'

/** The AI prepares an answer: there is still time to take over. */
export function WorkingLine({ onTakeOver }: { onTakeOver: () => void }) {
  const { t } = useTranslation('conversations')
  return (
    <div className="motion-fade flex shrink-0 items-center justify-end gap-3 bg-canvas px-5 pb-3 max-tablet:px-3">
      <span role="status" className="inline-flex items-center gap-1.5 text-dense font-medium text-accent-ink">
        <ConciergeBell aria-hidden size={14} />
        {t('ai.working')}
        <span aria-hidden className="ml-0.5 inline-flex gap-1">
          <Dot />
          <Dot />
          <Dot />
        </span>
      </span>
      <Button size="small" icon={<Hand aria-hidden size={14} />} keys="t" onClick={onTakeOver}>
        {t('ai.takeOver')}
      </Button>
    </div>
  )
}

const Dot = () => <span className="breathing size-1 rounded-full bg-current" />
