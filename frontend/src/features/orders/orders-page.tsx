import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { SkeletonRows } from '@conciergerie/kit/ui/skeleton.tsx'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { openOrdersQuery, useMoveOrder } from './api.ts'
import type { Order, OrderStatus } from './api.ts'
import { OrderCard } from './order-card.tsx'

const columns = ['new', 'accepted', 'preparing', 'ready'] as const satisfies readonly OrderStatus[]

/** Orders under way, from the one that has just come to the one that waits to be handed over. */
export function OrdersPage() {
  const { t } = useTranslation('orders')
  const query = useQuery(openOrdersQuery)
  return (
    <>
      <PageHeader title={t('title')} />
      {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.error && <SkeletonRows rows={4} className="h-24" />}
      {query.data?.length === 0 && <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      {query.data && query.data.length > 0 && <Board orders={query.data} />}
    </>
  )
}

function Board({ orders }: { orders: readonly Order[] }) {
  const { t } = useTranslation('orders')
  const toast = useToast()
  const move = useMoveOrder()
  const send = (order: Order, to: OrderStatus) => {
    move.mutate(
      { order, to },
      {
        onSuccess: ({ order: moved }) => {
          toast.done(t('moved', { code: order.code, status: t(`status.${to}`) }), () => {
            move.mutate({ order: moved, to: order.status })
          })
        },
        onError: (error) => {
          toast.failed(error)
        },
      },
    )
  }
  return (
    <div className="grid min-h-0 grow auto-cols-[minmax(240px,1fr)] grid-flow-col overflow-auto max-tablet:grid-flow-row">
      {columns.map((status) => {
        const ofColumn = orders.filter((order) => order.status === status).toSorted((a, b) => a.id - b.id)
        return (
          <section
            key={status}
            aria-label={t(`status.${status}`)}
            onDragOver={(event) => {
              event.preventDefault()
            }}
            onDrop={(event) => {
              const id = Number(event.dataTransfer.getData('text/plain'))
              const order = orders.find((one) => one.id === id)
              if (order && order.status !== status) send(order, status)
            }}
            className="border-r border-line p-4"
          >
            <h2 className="mb-3 flex justify-between font-semibold">
              {t(`status.${status}`)}
              <span className="font-normal text-ink-3 tabular-nums">{ofColumn.length}</span>
            </h2>
            {ofColumn.length === 0 && <p className="text-dense text-ink-3">{t('columnEmpty')}</p>}
            <ul className="grid gap-2">
              {ofColumn.map((order) => (
                <li key={order.id}>
                  <OrderCard order={order} onMove={send} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
