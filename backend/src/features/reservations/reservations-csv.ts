import type { Reservation } from '@conciergerie/contract'
import { csvRow } from '#src/text/csv.ts'

type Column = readonly [fr: string, en: string, read: (reservation: Reservation) => string]

/** With a comma, as spreadsheets of French machines read it. */
const money = (cents: number | null) => (cents === null ? '' : (cents / 100).toFixed(2).replace('.', ','))
const textOf = (value: string | number | null) => (value === null ? '' : String(value))

const columns: readonly Column[] = [
  ['code', 'code', ({ code }) => code],
  ['statut', 'status', ({ status }) => status],
  ['nom', 'name', ({ guestName }) => guestName],
  ['téléphone', 'phone', ({ client }) => textOf(client.phone)],
  ['e-mail', 'email', ({ client }) => textOf(client.email)],
  ['début', 'start', ({ startsAt }) => startsAt.replace('T', ' ')],
  ['fin', 'end', ({ endsAt }) => endsAt.replace('T', ' ')],
  ['nuits', 'nights', ({ nights }) => textOf(nights)],
  ['personnes', 'people', ({ partySize }) => String(partySize)],
  ['type', 'type', ({ unitType }) => unitType.name],
  ['unités', 'units', ({ units }) => units.map(({ name }) => name).join(' + ')],
  ['service', 'service', ({ service }) => service?.name ?? ''],
  ['total', 'total', ({ totalCents }) => money(totalCents)],
  ['taxe de séjour', 'tourist tax', ({ cityTaxCents }) => money(cityTaxCents)],
  ['devise', 'currency', ({ currency }) => currency],
  ['demandes', 'requests', ({ requests }) => textOf(requests)],
  ['note interne', 'internal note', ({ internalNote }) => textOf(internalNote)],
  ['origine', 'source', ({ source }) => source],
  ['créée le', 'created', ({ createdAt }) => createdAt],
]

/** Names of the columns, in the reader's language. */
export const csvHead = (locale: string) => csvRow(columns.map(([fr, en]) => (locale.startsWith('fr') ? fr : en)))

export const csvOf = (reservation: Reservation) => csvRow(columns.map(([, , read]) => read(reservation)))
