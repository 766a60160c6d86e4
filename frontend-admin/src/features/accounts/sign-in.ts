import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { sessionQuery, tellOtherTabs } from '../../lib/auth.ts'

type Credentials = Endpoints['POST /api/admin/auth/login']['body']

/** Opens an administrator's session; nothing that another one read stays in memory. */
export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (credentials: Credentials) => call('POST /api/admin/auth/login', { body: credentials }),
    onSuccess: ({ admin }) => {
      client.clear()
      client.setQueryData(sessionQuery.queryKey, { admin })
      tellOtherTabs('signed-in')
    },
  })
}
