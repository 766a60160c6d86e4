import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isCode, isRetriable } from '@conciergerie/kit/lib/api-client.ts'
import { sessionQuery } from '../lib/auth.ts'

const triesLeft = (failures: number, error: unknown) => isRetriable(error) && failures < 3

/** The browser's memory of what the server said. A call that finds the session over makes the gate ask who is here. */
export function createQueryClient(): QueryClient {
  const isSession = (key: readonly unknown[]) => key[0] === sessionQuery.queryKey[0]
  const onError = (error: unknown, key: readonly unknown[] = []) => {
    if (isCode(error, 'unauthenticated') && !isSession(key)) void client.resetQueries(sessionQuery)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        onError(error, query.queryKey)
      },
    }),
    mutationCache: new MutationCache({
      onError: (error) => {
        onError(error)
      },
    }),
    defaultOptions: {
      // A server on this very machine answers without any network: never wait for one.
      queries: { networkMode: 'always', staleTime: 30_000, gcTime: 600_000, retry: triesLeft },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}
