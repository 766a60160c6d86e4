import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Endpoints } from '@conciergerie/contract'
import { call } from '@conciergerie/kit/lib/api-client.ts'

export type Order = Endpoints['GET /api/orders']['response']['items'][number]
export type OrderStatus = Order['status']

/** Those on the board; a kitchen has no more than a page of them. */
export const openOrdersQuery = queryOptions({
  queryKey: ['orders', 'open'] as const,
  queryFn: async ({ signal }) => (await call('GET /api/orders', { query: { open: 'true', limit: 100 }, signal })).items,
})

interface Step {
  order: Order
  to: OrderStatus
}

/** Along the board, shown at once and taken back if the server refuses. */
export function useMoveOrder() {
  const client = useQueryClient()
  const { queryKey } = openOrdersQuery
  return useMutation({
    mutationFn: ({ order, to }: Step) =>
      call('PATCH /api/orders/:id', { params: { id: order.id }, body: { status: to, from: order.status } }),
    onMutate: async ({ order, to }) => {
      await client.cancelQueries({ queryKey })
      client.setQueryData(queryKey, (now) => now?.map((one) => (one.id === order.id ? { ...one, status: to } : one)))
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['orders'] }),
  })
}
