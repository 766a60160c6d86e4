import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, call, isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { strengthOf } from '@conciergerie/kit/lib/password-strength.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { sessionsQuery, useWrite } from '../api.ts'

const blank = { current: '', next: '', again: '' }

export type PasswordField = keyof typeof blank

/**
 * The three fields of a changed password, and what is wrong with each once it was sent.
 * @param known words that a good password is not made of
 */
export function useChangePassword(known: readonly string[]) {
  const { t } = useTranslation('settings')
  const wordsOf = useErrorWords()
  const toast = useToast()
  const [values, setValues] = useState(blank)
  const [wrong, setWrong] = useState<Partial<Record<PasswordField, string>>>({})
  const change = useWrite(() => {
    const { current, next } = values
    return call('POST /api/auth/password', { body: { current, next } })
  }, sessionsQuery.queryKey)

  const lookOver = (): Partial<Record<PasswordField, string>> => {
    if (strengthOf(values.next, known).kind !== 'good') return { next: t('account.nextWrong') }
    return values.next === values.again ? {} : { again: t('account.againWrong') }
  }
  const readRefusal = (error: unknown): Partial<Record<PasswordField, string>> => {
    if (isCode(error, 'bad_credentials')) return { current: t('account.currentWrong') }
    const { current, next } = error instanceof ApiError ? error.fields : {}
    return { ...(current === undefined ? {} : { current }), ...(next === undefined ? {} : { next }) }
  }
  const send = () => {
    const found = lookOver()
    setWrong(found)
    if (Object.keys(found).length > 0) return
    change.mutate(undefined, {
      onSuccess: () => {
        setValues(blank)
        toast.done(t('account.changed'))
      },
      onError: (error) => {
        setWrong(readRefusal(error))
      },
    })
  }
  const isFieldWrong = Object.keys(wrong).length > 0
  return {
    values,
    type: (field: PasswordField, value: string) => {
      setValues({ ...values, [field]: value })
    },
    wrong,
    /** What no field is to blame for. */
    problem: change.error && !isFieldWrong ? wordsOf(change.error) : undefined,
    isSending: change.isPending,
    isIncomplete: Object.values(values).includes(''),
    send,
  }
}
