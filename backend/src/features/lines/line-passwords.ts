import type { Database } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'
import { isSealed } from '#src/secrets.ts'
import type { Secrets } from '#src/secrets.ts'
import * as store from './lines.store.ts'

const rowOf = (lineId: number) => `phone_lines:${lineId}`

export interface LinePasswordParts {
  db: Database
  secrets: Secrets
  logger: Logger
}

/** SIP passwords: sealed before they are stored, opened for the media process alone. */
export class LinePasswords {
  readonly #parts: LinePasswordParts

  constructor(parts: LinePasswordParts) {
    this.#parts = parts
  }

  /** To be asked before anything is stored. @throws AppError conflict without ENCRYPTION_KEY */
  async ensureSealable(password: string): Promise<void> {
    if (!this.#parts.secrets.available) await this.seal(0, password)
  }

  /** @throws AppError conflict without ENCRYPTION_KEY */
  seal(lineId: number, password: string): Promise<string> {
    return this.#parts.secrets.seal(password, rowOf(lineId))
  }

  /** @returns undefined when another key sealed it */
  async open(lineId: number, stored: string): Promise<string | undefined> {
    try {
      return await this.#parts.secrets.open(stored, rowOf(lineId))
    } catch (err) {
      this.#parts.logger.error({ err, lineId }, 'a SIP password cannot be opened: is ENCRYPTION_KEY the one of then?')
      return undefined
    }
  }

  /** Seals what an older database kept in the clear; runs at start. */
  async sealPlain(): Promise<void> {
    const { db, secrets, logger } = this.#parts
    const plain = (await store.listLines(db.read, true)).filter(
      ({ sip_password }) => sip_password !== null && !isSealed(sip_password),
    )
    if (plain.length === 0) return
    if (!secrets.available) {
      logger.warn({ lines: plain.length }, 'SIP passwords lie in the database unencrypted: set ENCRYPTION_KEY')
      return
    }
    for (const { id, conciergerie_id, sip_password } of plain) {
      const sealed = await this.seal(id, sip_password ?? '')
      await db.write((tx) => store.updateLine(tx.q, conciergerie_id, id, { sip_password: sealed }))
    }
  }
}
