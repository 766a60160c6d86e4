import type { Tx } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import { toE164 } from '#src/text/phone.ts'
import { isNumberTaken } from './conciergeries.store.ts'
import type { NumberColumn } from './conciergeries.store.ts'
import { isTimezone } from './timezone.ts'

/** @param field the body's field, for the message @throws AppError invalid */
export function readNumber(input: string, field: string): string {
  const number = toE164(input)
  if (number !== null) return number
  throw refuse(
    'Numéro de téléphone incomplet.',
    field,
    'Numéro incomplet : donnez-le avec son indicatif, comme +33 6 39 98 01 23.',
  )
}

/** @throws AppError invalid */
export function readTimezone(zone: string): string {
  if (isTimezone(zone)) return zone
  throw refuse(
    'Fuseau horaire inconnu.',
    'timezone',
    'Fuseau inconnu : prenez-en un de la base IANA, comme Europe/Paris.',
  )
}

function refuse(message: string, field: string, detail: string): AppError {
  return new AppError('invalid', message, { fields: { [field]: detail } })
}

interface Wanted {
  column: NumberColumn
  field: string
  number: string
  /** Null: a house that does not exist yet. */
  conciergerieId: number | null
}

/** Two houses never answer on one number. @throws AppError conflict */
export async function ensureNumberIsFree(tx: Tx, { column, field, number, conciergerieId }: Wanted): Promise<void> {
  if (await isNumberTaken(tx.q, column, number, conciergerieId)) throw numberTaken(field)
}

export function numberTaken(field: string, cause?: unknown): AppError {
  const message = 'Ce numéro est déjà celui d’une autre conciergerie.'
  return new AppError('conflict', message, { fields: { [field]: message }, cause })
}
