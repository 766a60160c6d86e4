import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { afterAll, afterEach, describe, expect, inject } from 'vitest'
import { openDatabase } from '#src/db/open-database.ts'
import type { Database, DatabaseOptions } from '#src/db/database.ts'
import { templateName } from './postgres.ts'

export const silentLogger = pino({ level: 'silent' })

export interface Opener {
  /** A fresh migrated database, or the one at `url` again; closed by itself after the test (or the file). */
  (options?: Partial<DatabaseOptions> & { url?: string }): Promise<Database>
  /** The address of a fresh migrated database, for tests that open it several times or from several processes. */
  createUrl: () => Promise<string>
  /** The address of a database without a table. */
  createEmptyUrl: () => Promise<string>
  /** Something to stop before the test's databases are closed. */
  beforeClosing(stop: () => Promise<void>): void
  readonly dialect: Database['dialect']
}

interface Addresses {
  migrated: () => Promise<string>
  empty: () => Promise<string>
  /** Takes away what was made, once nobody uses it. */
  clear: () => Promise<void>
}

const sqliteAddresses: Addresses = {
  migrated: copySqliteTemplate,
  empty: newSqliteUrl,
  // With the folder that holds them, when the process ends.
  clear: () => Promise.resolve(),
}

function postgresAddresses(server: string): Addresses {
  const made: string[] = []
  const make = async (template: string) => {
    const name = `test_${randomBytes(6).toString('hex')}`
    await onServer(server, (client) => client.query(`create database ${name} template ${template} strategy file_copy`))
    made.push(name)
    const url = new URL(server)
    url.pathname = `/${name}`
    return url.href
  }
  return { migrated: () => make(templateName), empty: () => make('template1'), clear: () => dropAll(server, made) }
}

/** Runs the same tests on SQLite and on PostgreSQL, and reports them apart. */
export function describeOnBothDatabases(name: string, body: (open: Opener) => void): void {
  const pgUrl = inject('pgUrl')
  describe(`${name} (sqlite)`, () => {
    body(openerFor('sqlite', sqliteAddresses))
  })
  describe.skipIf(pgUrl === '')(`${name} (postgres)`, () => {
    body(openerFor('postgres', postgresAddresses(pgUrl)))
  })
}

/** For what exists on one of the two databases only. */
export function describeOn(dialect: Database['dialect'], name: string, body: (open: Opener) => void): void {
  const pgUrl = inject('pgUrl')
  const addresses = dialect === 'sqlite' ? sqliteAddresses : postgresAddresses(pgUrl)
  describe.skipIf(dialect === 'postgres' && pgUrl === '')(`${name} (${dialect})`, () => {
    body(openerFor(dialect, addresses))
  })
}

function openerFor(dialect: Database['dialect'], addresses: Addresses): Opener {
  const ofTest: Database[] = []
  const ofFile: Database[] = []
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()))
    await closeAll(ofTest)
  })
  afterAll(async () => {
    await closeAll(ofFile)
    await addresses.clear()
  })
  const open = async ({ url, ...options }: Partial<DatabaseOptions> & { url?: string } = {}) => {
    const db = await openDatabase(url ?? (await addresses.migrated()), { logger: silentLogger, ...options })
    const inTest = expect.getState().currentTestName !== undefined
    ;(inTest ? ofTest : ofFile).push(db)
    return db
  }
  const beforeClosing = (stop: () => Promise<void>) => {
    stops.push(stop)
  }
  return Object.assign(open, { createUrl: addresses.migrated, createEmptyUrl: addresses.empty, beforeClosing, dialect })
}

async function closeAll(databases: Database[]): Promise<void> {
  await Promise.all(databases.splice(0).map((db) => db.close()))
}

let folder: Promise<string> | undefined

/** A copy of one migrated file: migrating each time would cost more than most tests. */
async function copySqliteTemplate(): Promise<string> {
  const url = await newSqliteUrl()
  copyFileSync(path.join(await getFolder(), 'template.db'), url.slice('sqlite:'.length))
  return url
}

async function newSqliteUrl(): Promise<string> {
  return `sqlite:${path.join(await getFolder(), `${randomBytes(6).toString('hex')}.db`)}`
}

function getFolder(): Promise<string> {
  return (folder ??= makeTemplate())
}

async function makeTemplate(): Promise<string> {
  const made = mkdtempSync(path.join(os.tmpdir(), 'concierge-test-'))
  process.on('exit', () => {
    rmSync(made, { recursive: true, force: true })
  })
  const db = await openDatabase(`sqlite:${path.join(made, 'template.db')}`, { logger: silentLogger })
  await db.close()
  return made
}

/** The data lies in memory: a database that is kept to the end would be taken from the tests that follow. */
async function dropAll(server: string, names: string[]): Promise<void> {
  if (names.length === 0) return
  await onServer(server, async (client) => {
    for (const name of names.splice(0)) await client.query(`drop database ${name}`).catch(unlessInUse)
  })
}

/** A process that was killed on purpose may hold on to its connection for a moment: its database stays to the end. */
function unlessInUse(error: unknown): void {
  const inUse = '55006'
  if (!(error instanceof pg.DatabaseError && error.code === inUse)) throw error
}

async function onServer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
