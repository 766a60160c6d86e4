import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../lib/api-client.ts'
import { useErrorWords } from '../lib/error-words.ts'
import { Durations } from '../lib/format/durations.ts'
import { localeOf } from '../lib/format/locale-of.ts'

/** Why a login was refused; after too many tries, how long to wait, counted down. */
export function useLoginError(error: unknown): { words: string | undefined; mustWait: boolean } {
  const { t, i18n } = useTranslation('welcome')
  const wordsOf = useErrorWords()
  const left = useSecondsLeft(error)
  if (error === null) return { words: undefined, mustWait: false }
  if (left > 0) return { words: t('wait', { time: shortly(left, i18n.language) }), mustWait: true }
  const isOver = error instanceof ApiError && error.retryAfter !== undefined
  return { words: isOver ? undefined : wordsOf(error), mustWait: false }
}

const shortly = (seconds: number, language: string) =>
  new Durations({ locale: localeOf(language), timeZone: 'UTC', now: () => new Date() }).short(seconds)

function useSecondsLeft(error: unknown): number {
  const wait = error instanceof ApiError ? Math.ceil(error.retryAfter ?? 0) : 0
  const [passed, setPassed] = useState({ error, seconds: 0 })
  const isCounting = passed.error === error && passed.seconds < wait
  useEffect(() => {
    if (wait === 0) return
    const since = Date.now()
    const timer = setInterval(() => {
      setPassed({ error, seconds: Math.floor((Date.now() - since) / 1000) })
    }, 1000)
    return () => {
      clearInterval(timer)
    }
  }, [error, wait])
  if (passed.error !== error) return wait
  return isCounting ? wait - passed.seconds : 0
}
