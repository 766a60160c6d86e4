import { useTranslation } from 'react-i18next'
import type { TriedAnswer } from '../api.ts'

const known = [
  'asked',
  'complaint',
  'emergency',
  'health',
  'sensitive',
  'off_topic',
  'payment',
  'no_text',
  'model_failed',
] as const

/** Why the assistant did not answer by itself: codes in words, sentences of the model as they are, nothing for the usual. */
export function useReasonWords(): (tried: Pick<TriedAnswer, 'reason' | 'outcome'>) => string | null {
  const { t } = useTranslation('faqs')
  return ({ reason }) => {
    if (reason === null || reason === 'no_faq') return null
    const code = known.find((word) => word === reason)
    if (code !== undefined) return t(`reason.${code}`)
    return /^[a-z_]+$/.test(reason) ? null : reason
  }
}
