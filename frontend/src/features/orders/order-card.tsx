import { useTranslation } from 'react-i18next'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Printer from 'lucide-react/icons/printer'
import { Link } from 'react-router'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { BriefTime } from '@conciergerie/kit/ui/time.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { Order, OrderStatus } from './api.ts'
import { printOrder } from './print-order.ts'

const forward = { new: 'accepted', accepted: 'preparing', preparing: 'ready', ready: 'completed' } as const
const elsewhere: Record<keyof typeof forward, readonly OrderStatus[]> = {
  new: ['accepted', 'preparing'],
  accepted: ['new', 'preparing', 'ready'],
  preparing: ['accepted', 'ready'],
  ready: ['preparing', 'completed'],
}
const isOpen = (status: OrderStatus): status is keyof typeof forward => status in forward

interface Props {
  order: Order
  onMove: (order: Order, to: OrderStatus) => void
}

/** One order: what, for whom, when; the next step, and the others in a menu. */
export function OrderCard({ order, onMove }: Props) {
  const { t } = useTranslation('orders')
  const { dates, numbers, phone } = useFormat()
  const { status } = order
  const when =
    order.requestedFor === null
      ? t('asap')
      : t('for', { time: `${dates.day(order.requestedFor.slice(0, 10))}, ${order.requestedFor.slice(11)}` })
  return (
    <article
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', String(order.id))
      }}
      className="grid cursor-grab gap-2 rounded-card border border-line-strong bg-raised p-3 text-dense"
    >
      <header className="flex items-center gap-2">
        <span className="font-semibold tabular-nums">{order.code}</span>
        <Badge tone="idle">{t(`mode.${order.mode}`)}</Badge>
        <BriefTime at={order.createdAt} className="ml-auto text-small text-ink-3" />
        <Menu
          align="end"
          trigger={(props) => (
            <IconButton
              {...props}
              size="small"
              label={t('move', { code: order.code })}
              icon={<Ellipsis aria-hidden size={16} />}
            />
          )}
        >
          {isOpen(status) &&
            elsewhere[status].map((to) => (
              <MenuItem
                key={to}
                onSelect={() => {
                  onMove(order, to)
                }}
              >
                {t('to', { status: t(`status.${to}`) })}
              </MenuItem>
            ))}
          <MenuItem
            icon={<Printer aria-hidden size={14} />}
            onSelect={() => {
              printOrder(order, { when, mode: t(`mode.${order.mode}`) })
            }}
          >
            {t('print')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem
            danger
            onSelect={() => {
              onMove(order, 'cancelled')
            }}
          >
            {t('cancel')}
          </MenuItem>
        </Menu>
      </header>
      <ul className="grid gap-0.5">
        {order.lines.map((line, at) => (
          <li key={at} className="grid grid-cols-[24px_minmax(0,1fr)]">
            <span className="font-medium tabular-nums">{line.quantity}</span>
            <span>
              {line.name}
              {line.note !== null && <span className="block text-small text-warn-ink">{line.note}</span>}
            </span>
          </li>
        ))}
      </ul>
      {order.note !== null && <p className="text-warn-ink">{order.note}</p>}
      {order.address !== null && <p className="text-ink-2">{order.address}</p>}
      <p className="flex flex-wrap justify-between gap-x-3 text-ink-2">
        <span>
          {order.client.name}
          {order.client.phone !== null && order.client.name !== order.client.phone && (
            <span className="text-ink-3"> {phone(order.client.phone)}</span>
          )}
        </span>
        <span className="tabular-nums">{numbers.price(order.totalCents, order.currency)}</span>
      </p>
      <footer className="flex items-center gap-2">
        <span className="grow text-small text-ink-3">{when}</span>
        {order.conversationId !== null && (
          <Link to={`/inbox/${order.conversationId}`} className="text-small text-accent-ink hover:underline">
            {t('conversation')}
          </Link>
        )}
        {isOpen(status) && (
          <Button
            size="small"
            variant="accent"
            onClick={() => {
              onMove(order, forward[status])
            }}
          >
            {t(`next.${status}`)}
          </Button>
        )}
      </footer>
    </article>
  )
}
