import { useTranslation } from 'react-i18next'
import { useFormat, useNow } from '@conciergerie/kit/lib/format.ts'

/** Seconds until an instant, second by second. */
export function useSecondsUntil(at: string | null): number | null {
  const { durations } = useFormat()
  useNow('second')
  return at === null ? null : Math.round(durations.until(at))
}

/** How long it is until then, second by second. */
export function Countdown({ at }: { at: string }) {
  const { t } = useTranslation('lines')
  const value = useSecondsUntil(at) ?? 0
  return <>{t('seconds', { value })}</>
}
