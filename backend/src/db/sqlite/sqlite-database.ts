import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { DatabaseOptions, SqliteDatabase } from '#src/db/database.ts'
import { migrateSqlite } from '#src/db/migrations/index.ts'
import { once } from '#src/db/once.ts'
import { Checkpointer } from './checkpointer.ts'
import { CachedStatements, openReading, openWriting } from './connection.ts'
import type { RawSqlite } from './connection.ts'
import { onceUnlocked } from './once-unlocked.ts'
import { sqliteQueries } from './queries.ts'
import { SqliteWriter } from './writer.ts'

/** @param where a path, `//` prefix allowed, or `:memory:` for a temporary file */
export async function openSqlite(where: string, options: DatabaseOptions): Promise<SqliteDatabase> {
  const file = where === ':memory:' ? makeTemporaryFile() : path.resolve(where.replace(/^\/\/(?=.)/, ''))
  mkdirSync(path.dirname(file), { recursive: true })
  const raw = await onceUnlocked(() => openWriting(file))
  const statements = new CachedStatements(raw)
  const makeQueries = sqliteQueries(statements)
  await migrateSqlite(raw, makeQueries(alwaysUsable))
  const checkpointer = new Checkpointer(file, options.logger)
  const writer = new SqliteWriter(statements, makeQueries, {
    logger: options.logger,
    maxQueue: options.maxQueue ?? 5_000,
    maxBatch: options.maxBatch ?? 64,
    lockedAfterMs: options.lockedAfterMs ?? 3_000,
    writeLimitMs: options.writeLimitMs ?? 10_000,
    committed: () => {
      checkpointer.committed()
    },
  })
  return assemble({ file, raw, writer, checkpointer, temporary: where === ':memory:' })
}

interface Parts {
  file: string
  raw: RawSqlite
  writer: SqliteWriter
  checkpointer: Checkpointer
  temporary: boolean
}

function assemble({ file, raw, writer, checkpointer, temporary }: Parts): SqliteDatabase {
  const readStatements = new CachedStatements(openReading(file))
  const read = sqliteQueries(readStatements)(alwaysUsable)
  return {
    dialect: 'sqlite',
    file,
    read,
    write: (fn, options) => writer.write(fn, options),
    async ping() {
      await sql`select 1`.execute(read)
    },
    sizeInBytes: () => Promise.resolve(sizeOf(file) + sizeOf(`${file}-wal`)),
    close: once(async () => {
      await writer.close()
      await checkpointer.close()
      readStatements.close()
      raw.close()
      if (temporary) rmSync(path.dirname(file), { recursive: true, force: true })
    }),
  }
}

function alwaysUsable(): void {
  // a connection of its own is usable until it is closed, and then says so itself
}

function makeTemporaryFile(): string {
  return path.join(mkdtempSync(path.join(tmpdir(), 'concierge-')), 'temporary.db')
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
