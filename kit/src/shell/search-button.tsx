import { useTranslation } from 'react-i18next'
import Search from 'lucide-react/icons/search'
import { Kbd } from '../ui/kbd.tsx'
import { useOverlay } from './overlay-context.ts'

/** Looks like a field, opens the palette. */
export function SearchButton({ isFolded }: { isFolded: boolean }) {
  const { t } = useTranslation()
  const show = useOverlay()
  return (
    <button
      type="button"
      onClick={() => {
        show('palette')
      }}
      aria-haspopup="dialog"
      {...(isFolded ? { 'data-tip': t('search'), 'data-tip-keys': 'mod+k' } : {})}
      className="flex h-8 shrink-0 items-center gap-2 rounded-control border border-line-strong bg-raised px-2 text-ink-2 hover:border-control max-desk:justify-center"
    >
      <Search aria-hidden size={14} className="shrink-0" />
      <span className="grow text-left text-dense max-desk:sr-only">{t('search')}</span>
      <span className="flex max-desk:hidden">
        <Kbd keys="mod+k" />
      </span>
    </button>
  )
}
