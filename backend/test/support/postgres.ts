import pg from 'pg'
import pino from 'pino'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#src/db/open-database.ts'
import { startPostgresServer } from './postgres-server.ts'
import type { PostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's maintenance database; empty where PostgreSQL cannot run. */
    pgUrl: string
  }
}

/** A migrated database that test databases are copied from. */
export const templateName = 'migrated_template'

/** Once per run of the tests: a PostgreSQL server, and in it the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startOrExplain()
  project.provide('pgUrl', server?.url ?? '')
  if (server) await createTemplate(server.url)
  return async () => {
    await server?.stop()
  }
}

async function startOrExplain(): Promise<PostgresServer | undefined> {
  try {
    return await startPostgresServer()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    process.stderr.write(`\n*** PostgreSQL cannot run here: EVERY TEST ON POSTGRESQL IS SKIPPED (${reason})\n\n`)
    return undefined
  }
}

async function createTemplate(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`create database ${templateName}`)
  await client.end()
  const template = new URL(url)
  template.pathname = `/${templateName}`
  const db = await openDatabase(template.href, { logger: pino({ level: 'silent' }) })
  await db.close()
}
