import Sqlite from 'better-sqlite3'

/** A row of which nothing is known but its column names. */
export type LegacyRow = Readonly<Record<string, unknown>>

export type LegacyTable = 'conciergeries' | 'conversations' | 'messages' | 'faqs' | 'feature_requests' | 'phone_lines'

/** Whether a file is a database of the earlier system: its tables, and no trace of our migrations. */
export function isLegacy(file: string): boolean {
  const raw = new Sqlite(file, { fileMustExist: true })
  try {
    const names = listTables(raw)
    return names.has('conciergeries') && !names.has('kysely_migration')
  } catch (error) {
    // not a database at all: opening it as ours says so better
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') return false
    throw error
  } finally {
    raw.close()
  }
}

function listTables(raw: Sqlite.Database): Set<string> {
  const rows = raw.prepare<[], { name: string }>(`select name from sqlite_master where type = 'table'`).all()
  return new Set(rows.map(({ name }) => name))
}

/** A database of the earlier system, opened to be read; what its side files held is in it. */
export class LegacyFile {
  readonly #raw: Sqlite.Database
  readonly #tables: Set<string>

  constructor(file: string) {
    this.#raw = new Sqlite(file, { fileMustExist: true })
    this.#raw.pragma('wal_checkpoint(TRUNCATE)')
    this.#raw.pragma('query_only = ON')
    this.#tables = listTables(this.#raw)
  }

  /** Every row of a table, in the order it was written; none when there is no such table. */
  rows(table: LegacyTable): LegacyRow[] {
    if (!this.#tables.has(table)) return []
    return this.#raw.prepare<[], LegacyRow>(`select * from "${table}" order by rowid`).all()
  }

  /** The messages of a conversation, oldest first. */
  messagesOf(conversationId: number): LegacyRow[] {
    if (!this.#tables.has('messages')) return []
    return this.#raw
      .prepare<[number], LegacyRow>('select * from messages where conversation_id = ? order by rowid')
      .all(conversationId)
  }

  close(): void {
    this.#raw.close()
  }
}
