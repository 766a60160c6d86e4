import type { AvailabilityWish, UnitKind } from '@conciergerie/contract'
import type { UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import type { Wish } from '#src/features/reservations/ports.ts'
import { readWish } from '#src/features/reservations/wish.ts'
import { fold } from '#src/text/fold.ts'
import type { WishInput } from './fields.ts'
import type { ToolSession } from './session.ts'

/** The tool's words in the form that every door of the reservations reads. @throws AppError invalid: what to ask next */
export function toWish(input: WishInput, session: ToolSession): Wish {
  return readWish(toBody(input, session), readerOf(session))
}

function toBody(input: WishInput, session: ToolSession): AvailabilityWish {
  const type = findType(input.unit_type, session)
  const kind = input.kind ?? type?.kind
  const table = (kind ?? kindOf(input, session)) === 'table'
  const dates = table
    ? { date: input.date_from, time: input.time }
    : { dateFrom: input.date_from, dateTo: input.date_to, adults: input.adults, children: input.children }
  const body = {
    kind: table ? ('table' as const) : ('stay' as const),
    ...dates,
    unitType: type?.code ?? input.unit_type,
    partySize: input.party_size,
  }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

function kindOf({ date_to, time }: WishInput, session: ToolSession): UnitKind {
  if (date_to !== undefined) return 'stay'
  return time === undefined ? usualKind(session) : 'table'
}

export function usualKind({ inventory, house }: Pick<ToolSession, 'inventory' | 'house'>): UnitKind {
  const kinds = new Set(inventory.unitTypes.map(({ kind }) => kind))
  if (kinds.size === 1) return kinds.has('table') ? 'table' : 'stay'
  return house.kind === 'restaurant' ? 'table' : 'stay'
}

const readerOf = (session: ToolSession) => ({
  timezone: session.house.timezone,
  locale: session.language === 'fr' ? 'fr' : 'en',
  now: session.now.toJSDate(),
  usualKind: usualKind(session),
  lenient: false,
})

/** A type by its code, or by its name as people write it. */
function findType(text: string | undefined, { inventory }: Pick<ToolSession, 'inventory'>): UnitTypeInfo | undefined {
  if (text === undefined) return undefined
  const wanted = fold(text)
  return inventory.unitTypes.find(({ code, name }) => code === text || fold(code) === wanted || fold(name) === wanted)
}

export const typeName = (wish: Wish, { inventory }: Pick<ToolSession, 'inventory'>): string =>
  inventory.unitTypes.find(({ code }) => code === wish.unitType)?.name ?? ''
