import { useTranslation } from 'react-i18next'
import type { Question } from '@conciergerie/contract'
import { useFormat, useNow } from '@conciergerie/kit/lib/format.ts'

/** `aujourd'hui 13:52`, `hier 18:20`, `9 juin`. */
export function useDayWords(): (at: string) => string {
  const { t } = useTranslation('faqs')
  const { dates } = useFormat()
  useNow()
  return (at) => {
    const days = dates.daysAgo(at)
    if (days === 0) return t('asked.today', { clock: dates.clock(at) })
    return days === 1 ? t('asked.yesterday', { clock: dates.clock(at) }) : dates.day(at)
  }
}

/** `WhatsApp, hier 18:20`: by which way and when it was last asked. */
export function useAskedWords(): (question: Question) => string {
  const { t } = useTranslation('faqs')
  const when = useDayWords()
  return ({ asks, lastAskedAt }) => {
    const channel = asks[0]?.channel
    const day = when(lastAskedAt)
    return channel === undefined ? day : `${t(`channel.${channel}`)}, ${day}`
  }
}
