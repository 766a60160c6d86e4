import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, NetworkError } from './api-client.ts'

/** Of these the server knows more than their code says; it says so in the language that `call` asks for. */
const tellsMore = new Set([
  'invalid',
  'conflict',
  'not_available',
  'price_changed',
  'forbidden',
  'channel_off',
  'window_closed',
  'provider_failed',
])

/** Turns an error into a sentence that says what happened and what to do. */
export function useErrorWords(): (error: unknown) => string {
  const { t } = useTranslation()
  return useCallback(
    (error: unknown) => {
      if (error instanceof NetworkError) return t('error.network')
      if (!(error instanceof ApiError)) return t('error.internal')
      if (tellsMore.has(error.code) && error.message !== '') return error.message
      if (error.retryAfter !== undefined) return t('error.wait', { count: Math.ceil(error.retryAfter) })
      return t(`error.${error.code}`)
    },
    [t],
  )
}
