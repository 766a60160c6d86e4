import { z } from 'zod'
import type { Availability } from '@conciergerie/contract'
import { bookingWordsIn } from '../booking-words/index.ts'
import { sayOption, sayWish } from '../booking-words/tell.ts'
import { shown, wishInput } from './fields.ts'
import { unavailable } from './refusals.ts'
import { result } from './session.ts'
import type { ToolResult, ToolSession } from './session.ts'
import { defineTool } from './tool.ts'
import { toWish, typeName } from './wishes.ts'
import type { Wish } from '#src/features/reservations/ports.ts'

const { kind, date_from, date_to, time, party_size, adults, children, unit_type } = shown

export const checkAvailability = defineTool({
  name: 'check_availability',
  description:
    'Vérifie ce qui est libre et à quel prix, ou dit pourquoi non et propose autre chose. À appeler avant de parler de disponibilité ou de prix.',
  shown: z
    .object({ kind, date_from, party_size })
    .extend(z.object({ date_to, time, adults, children, unit_type }).partial().shape),
  strict: false,
  acts: false,
  reader: wishInput,
  run: async (input, session, { reservations }) => {
    const wish = toWish(input, session)
    const found = await reservations.check(session.house.id, wish)
    return found.status === 'available'
      ? tellFree(found, wish, session)
      : { ...unavailable(found, session, wish.partySize), action: line(wish, found.status, session) }
  },
})

const line = (wish: Wish, status: string, session: ToolSession): ToolResult['action'] => ({
  name: 'tool_availability',
  details: { what: typeName(wish, session), ...whenOf(wish), status },
})

/** Days and times for the line of the thread, worded by the screens. */
export function whenOf(wish: Wish): Record<string, string> {
  return wish.kind === 'stay'
    ? { kind: 'stay', from: wish.from, to: wish.to, people: String(wish.partySize) }
    : { kind: 'table', from: wish.date, time: wish.time, people: String(wish.partySize) }
}

function tellFree(found: Availability, wish: Wish, session: ToolSession): ToolResult {
  const { language } = session
  const words = bookingWordsIn(language)
  const [only] = found.options
  const name = found.options.length === 1 && only ? only.name : ''
  const head = `${words.available}${language === 'fr' ? ' :' : ':'}`
  const lines = found.options.map((option) => `• ${sayOption(option, language)}`)
  const say = wish.kind === 'table' ? `${head} ${sayWish(wish, name, language)}.` : [head, ...lines].join('\n')
  return result('available', say, {
    data: {
      options: found.options.map(({ unitType, name: called, unitsLeft, totalCents, cityTaxCents, currency }) => ({
        unit_type: unitType,
        name: called,
        left: unitsLeft,
        total_cents: totalCents,
        city_tax_cents: cityTaxCents,
        currency,
      })),
    },
    action: line(wish, 'available', session),
  })
}
