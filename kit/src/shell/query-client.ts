import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import type { QueryKey } from '@tanstack/react-query'
import { isCode, isRetriable } from '../lib/api-client.ts'

const triesLeft = (failures: number, error: unknown) => isRetriable(error) && failures < 3

/**
 * The browser's memory of what the server said. A call that finds the session over makes the gate ask who is here.
 * @param session key of that question
 */
export function createQueryClient(session: QueryKey): QueryClient {
  const isSession = (key: QueryKey) => key[0] === session[0]
  const onError = (error: unknown, key: QueryKey = []) => {
    if (isCode(error, 'unauthenticated') && !isSession(key)) void client.resetQueries({ queryKey: session })
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
