import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../error-words.ts'
import { ToastStore } from './toast-store.ts'

export const ToastContext = createContext(new ToastStore())

export interface ToastActions {
  /** Says what was done; with `undo`, offers for six seconds to take it back. */
  done: (message: string, undo?: () => void) => void
  /** Says why something failed, until it is closed; with `retry`, offers to try again. */
  failed: (error: unknown, retry?: () => void) => void
}

/** Tells people what happened, at the foot of the screen. */
export function useToast(): ToastActions {
  const store = useContext(ToastContext)
  const { t } = useTranslation()
  const wordsOf = useErrorWords()
  return useMemo(
    () => ({
      done: (message, undo) => {
        store.show({ tone: 'done', message, ...(undo ? { action: { label: t('action.undo'), run: undo } } : {}) })
      },
      failed: (error, retry) => {
        const action = retry ? { action: { label: t('action.retry'), run: retry } } : {}
        store.show({ tone: 'error', message: wordsOf(error), ...action })
      },
    }),
    [store, t, wordsOf],
  )
}
