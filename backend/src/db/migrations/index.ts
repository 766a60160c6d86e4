import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import type { Kysely } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import type { RawSqlite } from '#src/db/sqlite/connection.ts'
import { onceUnlocked } from '#src/db/sqlite/once-unlocked.ts'
import * as foundation from './001-foundation.ts'
import * as faqStamp from './002-faq-stamp.ts'
import * as reservations from './003-reservations.ts'
import * as telephone from './004-telephone.ts'
import * as inboundChecks from './005-inbound-checks.ts'
import * as occupancyVersions from './006-occupancy-versions.ts'
import * as leaders from './007-leaders.ts'
import * as callCommands from './008-call-commands.ts'
import * as callPassedBy from './009-call-passed-by.ts'
import type { Dialect } from './run-statements.ts'

type Step = (db: Kysely<unknown>, dialect: Dialect) => Promise<void>

/** Every step, in order. One that has been released is never edited: a change is a new step. */
const steps: Record<string, Step> = {
  '001-foundation': foundation.up,
  '002-faq-stamp': faqStamp.up,
  '003-reservations': reservations.up,
  '004-telephone': telephone.up,
  '005-inbound-checks': inboundChecks.up,
  '006-occupancy-versions': occupancyVersions.up,
  '007-leaders': leaders.up,
  '008-call-commands': callCommands.up,
  '009-call-passed-by': callPassedBy.up,
}

/** Brings the schema up to date. The caller sees to it that only one process does so at a time. */
export async function migrateToLatest(queries: Queries, dialect: Dialect): Promise<void> {
  const { error } = await new Migrator({
    db: queries,
    provider: { getMigrations: () => migrationsFor(dialect) },
    // branches land in any order, and no step leans on one beside it
    allowUnorderedMigrations: true,
  }).migrateToLatest()
  if (error) throw new Error('the database could not be migrated', { cause: error })
}

/** All steps in one immediate transaction: a second process waits for it, then finds nothing left to do. */
export async function migrateSqlite(raw: RawSqlite, queries: Queries): Promise<void> {
  raw.pragma('foreign_keys = OFF') // a step may rebuild a table that others refer to
  await onceUnlocked(() => raw.exec('BEGIN IMMEDIATE'))
  try {
    await migrateToLatest(queries, 'sqlite')
    assertReferencesHold(raw)
    raw.exec('COMMIT')
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK')
    throw error
  } finally {
    raw.pragma('foreign_keys = ON')
  }
}

function migrationsFor(dialect: Dialect): Promise<Record<string, Migration>> {
  const migrations = Object.entries(steps).map(([name, up]) => [name, { up: (db: Kysely<unknown>) => up(db, dialect) }])
  return Promise.resolve(Object.fromEntries(migrations) as Record<string, Migration>)
}

function assertReferencesHold(raw: RawSqlite): void {
  const broken = raw.pragma('foreign_key_check')
  if (Array.isArray(broken) && broken.length > 0) throw new Error('a migration left rows that refer to nothing')
}
