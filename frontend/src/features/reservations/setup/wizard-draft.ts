import type { Endpoints } from '@conciergerie/contract'
import type { Kind } from '../use-place.ts'

export interface TypeLine {
  key: number
  name: string
  count: number
  party: number
  /** Euros as typed; empty for tables. */
  price: string
}

export interface ServiceLine {
  key: number
  name: string
  first: string
  last: string
}

export interface WizardDraft {
  kind: Kind
  types: TypeLine[]
  services: ServiceLine[]
}

type Body = Endpoints['POST /api/inventory/setup']['body']

const everyDay = 127

/** Cents of `89`, `89,5` or `89.50`; null when it is no price. */
export function readPrice(text: string): number | null {
  const clean = text.replace(/[\s\u00A0\u202F€]/g, '').replace(',', '.')
  return /^\d{1,6}(\.\d{1,2})?$/.test(clean) ? Math.round(Number(clean) * 100) : null
}

/** What is sent, or null while something is missing. */
export function setupOf({ kind, types, services }: WizardDraft): Body | null {
  const isWhole = types.every(
    ({ name, count, party, price }) =>
      name.trim() !== '' && count > 0 && party > 0 && (kind === 'table' || readPrice(price) !== null),
  )
  if (!isWhole || types.length === 0) return null
  return {
    kind,
    types: types.map(({ name, count, party, price }) => ({
      name: name.trim(),
      count,
      maxParty: party,
      ...(kind === 'stay' ? { priceCents: readPrice(price) ?? 0 } : {}),
    })),
    ...(kind === 'table'
      ? {
          services: services
            .filter(({ name }) => name.trim() !== '')
            .map(({ name, first, last }) => ({
              name: name.trim(),
              firstSeating: first,
              lastSeating: last,
              weekdays: everyDay,
            })),
        }
      : {}),
  }
}
