import { useMutation } from '@tanstack/react-query'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { tellOtherTabs } from '../../lib/auth.ts'

/** Goes on in another house. Nothing of the first may stay in memory: the page begins anew. */
export function useSwitchHouse() {
  const toast = useToast()
  return useMutation({
    mutationFn: (conciergerieId: number) => call('POST /api/auth/switch', { body: { conciergerieId } }),
    onSuccess: () => {
      tellOtherTabs('switched')
      window.location.assign('/')
    },
    onError: (error) => {
      toast.failed(error)
    },
  })
}
