import { useTranslation } from 'react-i18next'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import { useFormat, useNow } from '@conciergerie/kit/lib/format.ts'

/** How long ago what is shown was read. */
export function ReadAt({ at }: { at: number }) {
  const { t } = useTranslation('lines')
  const { durations } = useFormat()
  const now = useNow('second')
  return (
    <span className="flex items-center gap-1.5 text-dense text-ink-3 tabular-nums max-tablet:hidden">
      <RefreshCw aria-hidden size={12} strokeWidth={2} />
      {t('readAgo', { time: durations.short(Math.max(0, (now - at) / 1000)) })}
    </span>
  )
}
