import { z } from 'zod'
import type { Tx } from '#src/db/database.ts'
import { newHouse } from '#src/features/conciergeries/new-house.ts'
import { isTimezone } from '#src/features/conciergeries/timezone.ts'
import { houseKinds } from '@conciergerie/contract'
import { idOf, instantOf, isOn, phoneOf, textOf } from './fields.ts'
import type { LegacyRow } from './legacy-file.ts'

const email = z.email()

export interface ImportedHouse {
  id: number
  name: string
  /** Who answered for the house, or null when that was no address. */
  email: string | null
}

/** Addresses kept for examples are nobody's: the earlier demo used them, and ours does. */
const isSomebody = (address: string) => email.safeParse(address).success && !/@example\.(com|org|net)$/.test(address)

/** Numbers that a house has already: two houses never answer on one. */
type Taken = Set<string>

/** Copies the houses under the ids they had. @param lines telephone lines, of which the number is kept */
export async function importHouses(
  tx: Tx,
  rows: readonly LegacyRow[],
  lines: readonly LegacyRow[],
  now: string,
): Promise<ImportedHouse[]> {
  const taken: Taken = new Set()
  const houses: ImportedHouse[] = []
  for (const row of rows) {
    const id = idOf(row, 'id')
    if (id === null) continue
    const line = lines.find((candidate) => idOf(candidate, 'conciergerie_id') === id)
    houses.push(await importHouse(tx, id, row, line, taken, now))
  }
  return houses
}

async function importHouse(
  tx: Tx,
  id: number,
  row: LegacyRow,
  line: LegacyRow | undefined,
  taken: Taken,
  now: string,
): Promise<ImportedHouse> {
  const name = textOf(row, 'name', 'nom', 'title', 'company_name')?.slice(0, 120) ?? `Conciergerie ${id}`
  const address = textOf(row, 'email', 'login', 'username')?.toLowerCase() ?? ''
  const known = isSomebody(address) ? address : null
  const created = instantOf(row, 'created_at', 'createdAt') ?? now
  const house = newHouse({ name, email: known ?? '', ...numbersOf(row, line, taken), ...optional(row) }, created)
  await tx.q
    .insertInto('conciergeries')
    .values({
      ...house,
      id,
      ...placeOf(row),
      ...twilioOf(row),
      status: isOn(row, 'is_active', 'active', 'status') ? 'active' : 'suspended',
    })
    .execute()
  return { id, name, email: known }
}

function numbersOf(row: LegacyRow, line: LegacyRow | undefined, taken: Taken) {
  const free = (number: string | null) => {
    if (number === null || taken.has(number)) return null
    taken.add(number)
    return number
  }
  return {
    whatsapp_number: free(
      phoneOf(
        row,
        'whatsapp_number',
        'whatsappNumber',
        'twilio_whatsapp_number',
        'twilio_phone_number',
        'twilio_number',
      ),
    ),
    phone_number:
      free(phoneOf(row, 'phone_number', 'phone', 'telephone')) ??
      (line ? free(phoneOf(line, 'number', 'phone_number', 'phone')) : null),
  }
}

function optional(row: LegacyRow) {
  const timezone = textOf(row, 'timezone', 'time_zone')
  const kind = textOf(row, 'kind', 'type')
  const known = houseKinds.find((candidate) => candidate === kind)
  return { ...(timezone !== null && isTimezone(timezone) ? { timezone } : {}), ...(known ? { kind: known } : {}) }
}

function placeOf(row: LegacyRow) {
  return {
    address: textOf(row, 'address', 'adresse')?.slice(0, 300) ?? '',
    city: textOf(row, 'city', 'ville')?.slice(0, 120) ?? '',
  }
}

/** Kept as they are: the start that follows seals them. */
function twilioOf(row: LegacyRow) {
  const sid = textOf(row, 'twilio_account_sid', 'account_sid')
  const token = textOf(row, 'twilio_auth_token', 'auth_token')
  if (sid === null || token === null || !/^AC[0-9a-f]{32}$/i.test(sid)) return {}
  return { twilio_account_sid: sid, twilio_auth_token: token }
}
