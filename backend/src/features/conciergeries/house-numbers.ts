import type { Tx } from '#src/db/database.ts'
import { takeTurn } from '#src/db/house-writer.ts'
import { AppError } from '#src/errors.ts'
import { toE164 } from '#src/text/phone.ts'
import { words } from './locales/error-words.ts'
import { isNumberTaken } from './conciergeries.store.ts'
import type { NumberColumn } from './conciergeries.store.ts'
import { isTimezone } from './timezone.ts'

/** @param field the body's field, for the message @throws AppError invalid */
export function readNumber(input: string, field: string): string {
  const number = toE164(input)
  if (number !== null) return number
  throw new AppError('invalid', words.phone, { fields: { [field]: words.phoneField } })
}

/** @throws AppError invalid */
export function readTimezone(zone: string): string {
  if (isTimezone(zone)) return zone
  throw new AppError('invalid', words.timezone, { fields: { timezone: words.timezoneField } })
}

interface Wanted {
  column: NumberColumn
  field: string
  number: string
  /** Null: a house that does not exist yet. */
  conciergerieId: number | null
}

/** Two houses never answer on one number, nor send SMS from one, for which there is no index. @throws AppError conflict */
export async function ensureNumberIsFree(tx: Tx, { column, field, number, conciergerieId }: Wanted): Promise<void> {
  await takeTurn(tx, 'numbers', 0)
  if (await isNumberTaken(tx.q, column, number, conciergerieId)) throw numberTaken(field)
}

export function numberTaken(field: string, cause?: unknown): AppError {
  return new AppError('conflict', words.numberTaken, { fields: { [field]: words.numberTaken }, cause })
}
