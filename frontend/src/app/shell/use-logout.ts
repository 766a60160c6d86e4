import { useMutation } from '@tanstack/react-query'
import { call, isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { tellOtherTabs } from '../../lib/auth.ts'
import { forgetDrafts } from '../../lib/drafts.ts'

/** Ends the session, and leaves nothing of the house in this browser. */
export function useLogout(): () => void {
  const toast = useToast()
  const leave = () => {
    forgetDrafts()
    tellOtherTabs('signed-out')
    window.location.assign('/login')
  }
  const { mutate } = useMutation({
    mutationFn: () => call('POST /api/auth/logout'),
    onSuccess: leave,
    onError: (error) => {
      if (isCode(error, 'unauthenticated')) leave()
      else toast.failed(error)
    },
  })
  return () => {
    mutate()
  }
}
