import { useTranslation } from 'react-i18next'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import X from 'lucide-react/icons/x'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'

interface StripProps {
  text: string
  onTake: () => void
  onRefuse: () => void
}

/** What the AI would answer, where it cannot lie in the field as a ghost. */
export function SuggestionStrip({ text, onTake, onRefuse }: StripProps) {
  const { t } = useTranslation('conversations')
  return (
    <div className="flex items-center gap-2 border-b border-line px-3 py-2 text-dense text-ink-2 max-tablet:border-b-0 max-tablet:px-1 max-tablet:pt-0">
      <ConciergeBell aria-hidden size={16} className="shrink-0 text-accent-ink" />
      <p className="line-clamp-3 grow">
        <span className="sr-only">{t('suggest.label')} </span>
        {text}
      </p>
      <Button size="small" variant="accent" onClick={onTake}>
        {t('suggest.take')}
      </Button>
      <IconButton size="small" label={t('suggest.refuse')} icon={<X aria-hidden size={14} />} onClick={onRefuse} />
    </div>
  )
}
