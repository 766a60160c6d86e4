import type { LineMode } from '@conciergerie/contract'
import type { Database } from '#src/db/database.ts'
import { readPhoneAddress } from '#src/text/phone-address.ts'
import * as store from './lines.store.ts'
import type { FullRow } from './lines.store.ts'
import type { DialledLine, LineDirectory } from './ports.ts'

export interface LineDirectoryParts {
  db: Database
  /** Outside demo, houses that the demo left answer no call. */
  demo: boolean
}

/** Which line a call is for: read at each call, so that what was saved a moment ago counts. */
export class LineDirectoryService implements LineDirectory {
  readonly #parts: LineDirectoryParts

  constructor(parts: LineDirectoryParts) {
    this.#parts = parts
  }

  async findByNumber(dialled: string): Promise<DialledLine | null> {
    const { db, demo } = this.#parts
    const number = readPhoneAddress(dialled)
    if (number === null) return null
    const row = await store.findLineByNumber(db.read, number, demo)
    if (row) return describe(row)
    const house = await store.findHouseByPhone(db.read, number, demo)
    if (!house) return null
    const refusal = house.status === 'active' ? null : ('suspended' as const)
    return { lineId: null, conciergerieId: house.id, mode: 'twilio_stream', number, refusal }
  }

  async findById(lineId: number): Promise<DialledLine | null> {
    const row = await store.findLine(this.#parts.db.read, lineId, this.#parts.demo)
    return row ? describe(row) : null
  }
}

function describe(row: FullRow): DialledLine {
  return {
    lineId: row.id,
    conciergerieId: row.conciergerie_id,
    mode: row.mode as LineMode,
    number: row.number,
    refusal: refusalOf(row),
  }
}

function refusalOf({ house_status, enabled, draining }: FullRow): DialledLine['refusal'] {
  if (house_status !== 'active') return 'suspended'
  if (enabled === 0) return 'stopped'
  return draining === null ? null : 'draining'
}
