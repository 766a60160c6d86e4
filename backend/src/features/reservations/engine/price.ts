import type { PriceLine } from '@conciergerie/contract'
import type { Inventory, UnitTypeInfo } from '#src/features/inventory/inventory.ts'
import { eachNight } from './calendar.ts'
import { indexed } from './indexed.ts'

export interface Quote {
  lines: PriceLine[]
  /** Cents, taxes included, without the taxe de séjour; null when the type has no price. */
  totalCents: number | null
  /** Cents; null when the type has no price. */
  cityTaxCents: number | null
}

export const noQuote: Quote = { lines: [], totalCents: null, cityTaxCents: null }

interface Stay {
  from: string
  to: string
  partySize: number
  adults: number | null
  children: number | null
  quantity: number
}

/** What a stay costs: nights of one price are one line, then the cleaning, then the taxe de séjour, which is no part of the total. */
export function quoteStay(inventory: Inventory, type: UnitTypeInfo, stay: Stay): Quote {
  const nights = eachNight(stay.from, stay.to).map((date) => ({ date, cents: priceOf(inventory, type, date) }))
  if (nights.some(({ cents }) => cents === null)) return noQuote
  const priced = nights.map(({ date, cents }) => ({ date, cents: cents ?? 0 }))
  const due = [...nightLines(priced, stay.quantity), ...cleaningLines(type, stay.quantity)]
  const tax = taxLines(type, priced, stay)
  return { lines: [...due, ...tax], totalCents: sum(due), cityTaxCents: sum(tax) }
}

/** One night, cents; null when neither the type nor the calendar has a price. */
function priceOf(inventory: Inventory, type: UnitTypeInfo, date: string): number | null {
  return indexed(inventory).rulesOn(date, type.id, null).priceCents ?? type.basePriceCents
}

interface Night {
  date: string
  cents: number
}

const sum = (lines: readonly PriceLine[]) => lines.reduce((total, line) => total + line.totalCents, 0)

function nightLines(nights: readonly Night[], quantity: number): PriceLine[] {
  return [...Map.groupBy(nights, ({ cents }) => cents)].map(([cents, same]) =>
    line('night', same[0]?.date ?? null, same.length * quantity, cents),
  )
}

function cleaningLines(type: UnitTypeInfo, quantity: number): PriceLine[] {
  return type.cleaningFeeCents === 0 ? [] : [line('cleaning', null, quantity, type.cleaningFeeCents)]
}

/** Minors are exempt (art. L2333-31 CGCT): adults × nights. */
function taxLines(type: UnitTypeInfo, nights: readonly Night[], stay: Stay): PriceLine[] {
  const adults = stay.adults ?? stay.partySize - (stay.children ?? 0)
  const taxed = nights.map(({ date, cents }) => ({
    date,
    cents: taxOf(type, (cents * stay.quantity) / stay.partySize),
  }))
  return [...Map.groupBy(taxed, ({ cents }) => cents)]
    .filter(([cents]) => cents > 0 && adults > 0)
    .map(([cents, same]) => line('city_tax', same[0]?.date ?? null, same.length * adults, cents))
}

/** For one adult and one night. @param personCents the night's price per person, adults and children */
function taxOf(type: UnitTypeInfo, personCents: number): number {
  if (type.cityTaxMode === 'fixed') return type.cityTaxCents
  const share = Math.round((personCents * (type.cityTaxBasisPoints ?? 0)) / 10_000)
  return type.cityTaxCapCents === null ? share : Math.min(share, type.cityTaxCapCents)
}

function line(code: PriceLine['code'], date: string | null, quantity: number, unitCents: number): PriceLine {
  return { code, date, quantity, unitCents, totalCents: quantity * unitCents }
}
