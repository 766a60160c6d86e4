import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { changeLanguage } from '@conciergerie/kit/lib/i18n.ts'
import type { Language } from '@conciergerie/kit/lib/i18n.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { sessionQuery } from './use-session.ts'

/** Changes the language here at once, and tells the server, which writes notices and letters in it. */
export function useChangeLanguage(): (language: Language) => void {
  const client = useQueryClient()
  const toast = useToast()
  const { mutate } = useMutation({
    mutationFn: (locale: Language) => call('PATCH /api/auth/me', { body: { locale } }),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
    },
    onError: (error) => {
      toast.failed(error)
    },
  })
  return (language) => {
    void changeLanguage(language)
    mutate(language)
  }
}
