import { useMutation } from '@tanstack/react-query'
import { call, isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { tellOtherTabs } from '../../lib/auth.ts'

/** Ends the session; the page begins anew, so that nothing stays in memory. */
export function useLogout(): () => void {
  const toast = useToast()
  const leave = () => {
    tellOtherTabs('signed-out')
    window.location.assign(`${import.meta.env.BASE_URL}login`)
  }
  const { mutate } = useMutation({
    mutationFn: () => call('POST /api/admin/auth/logout'),
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
