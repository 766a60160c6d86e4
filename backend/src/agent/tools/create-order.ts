import { z } from 'zod'
import { orderModes } from '@conciergerie/contract'
import type { OrderDesk } from '#src/features/orders/ports.ts'
import { bookingWordsIn } from '../booking-words/index.ts'
import { fold } from '#src/text/fold.ts'
import { agreedTo } from './agreement.ts'
import { keyOf } from './create-reservation.ts'
import { read } from './fields.ts'
import { moneyOf } from './price.ts'
import { result } from './session.ts'
import type { ToolPorts, ToolResult, ToolSession } from './session.ts'
import { defineTool } from './tool.ts'
import type { Told } from './told.ts'

const item = z.object({
  name: z.string().describe('nom du plat ou de la boisson, comme à la carte'),
  quantity: z.int(),
  note: z.string().describe('précision du client').optional(),
})

const readItems = z
  .unknown()
  .optional()
  .transform((value) =>
    (Array.isArray(value) ? value : []).slice(0, 30).flatMap((entry: unknown) => {
      const found = z.object({ name: read.words(120), quantity: read.count, note: read.words(200) }).safeParse(entry)
      if (!found.success || found.data.name === undefined) return []
      const { name, quantity = 1, note } = found.data
      return quantity >= 1 && quantity <= mostOfOne ? [{ name, quantity, note: note ?? null }] : []
    }),
  )
const mostOfOne = 30

export const createOrder = defineTool({
  name: 'create_order',
  description:
    'Passe une commande à la carte : premier appel avec les articles, rend un récapitulatif que le serveur envoie ; second appel avec « confirmed », une fois que le client a répondu oui.',
  shown: z
    .object({
      items: z.array(item),
      mode: z.enum(orderModes).describe('sur place, à emporter, en livraison, en chambre'),
      at: z.string().describe('pour quand, AAAA-MM-JJTHH:MM ; absent = dès que possible'),
      address: z.string().describe('adresse de livraison ou numéro de chambre'),
      confirmed: z.boolean().describe('le client a dit oui au récapitulatif'),
    })
    .partial(),
  strict: false,
  acts: true,
  reader: z.object({
    items: readItems,
    mode: z
      .unknown()
      .optional()
      .transform((value) => orderModes.find((mode) => mode === value) ?? 'takeaway'),
    at: read.words(16),
    address: read.words(300),
    confirmed: read.flag,
  }),
  run: async (input, session, ports) => {
    const words = bookingWordsIn(session.language)
    if (ports.orders === null) return result('impossible', words.cannotNow)
    const { items, mode, at = null, address = null } = input
    // a yes to something that is not waiting for one: it is read back first
    if (input.confirmed && session.told?.kind === 'order') return confirm(session.told, session, ports.orders)
    return propose({ items, mode, requestedFor: at, address, note: null }, session, ports)
  },
})

type OrderTold = Extract<Told, { kind: 'order' }>

/** Names and prices come from the menu; what is not on it, or not to be had, is not read back. */
async function propose(order: OrderTold['order'], session: ToolSession, { menu }: ToolPorts): Promise<ToolResult> {
  const { language, now, house } = session
  const words = bookingWordsIn(language)
  const card = menu === null ? [] : await menu.list(house.id)
  const priced = order.items.map((one) => ({
    ...one,
    item: card.find(({ name, available }) => available && fold(name) === fold(one.name)),
  }))
  const missing = priced.filter(({ item: known }) => known === undefined).map(({ name }) => name)
  if (priced.length === 0 || missing.length > 0)
    return result('invalid', words.unknownItem, {
      data: {
        missing,
        menu: card
          .filter(({ available }) => available)
          .map(({ name }) => name)
          .slice(0, 60),
      },
    })
  const lines = priced.map(({ quantity, item: known, note }) => {
    const sum = moneyOf((known?.priceCents ?? 0) * quantity, 'EUR', session)
    return `• ${quantity} × ${known?.name ?? ''} : ${sum}${note === null ? '' : ` (${note})`}`
  })
  const total = priced.reduce((cents, { quantity, item: known }) => cents + (known?.priceCents ?? 0) * quantity, 0)
  return result('to_confirm', words.askOrder, {
    text: [words.recapOrder, ...lines, `${words.total} : ${moneyOf(total, 'EUR', session)}`, words.askOrder].join('\n'),
    told: { kind: 'order', at: now.toUTC().toISO() ?? '', key: keyOf(session, order), order },
    action: { name: 'tool_recap', details: { what: 'order' } },
  })
}

async function confirm(told: OrderTold, session: ToolSession, orders: OrderDesk): Promise<ToolResult> {
  const words = bookingWordsIn(session.language)
  const { house, clientId, conversationId, callId, phone, clientName, source } = session
  const refused = agreedTo(session, null)
  if (refused) return refused
  const order = await orders.take({
    conciergerieId: house.id,
    clientId,
    name: clientName,
    phone,
    ...told.order,
    items: told.order.items.map((one) => ({ menuItemId: null, ...one })),
    source: source === 'voice' || source === 'whatsapp' ? source : 'api',
    conversationId,
    callId,
    idempotencyKey: told.key,
  })
  const head = words.ordered(order.code)
  const lines = order.lines.map((line) => `• ${line.quantity} × ${line.name}`)
  const total = `${words.total} : ${moneyOf(order.totalCents, order.currency, session)}`
  return result('ordered', head, {
    data: { code: order.code, total_cents: order.totalCents },
    text: [head, ...lines, total].join('\n'),
    deed: 'ordered',
    action: { name: 'tool_order', details: { code: order.code } },
  })
}
