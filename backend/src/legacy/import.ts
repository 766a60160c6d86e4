import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Clock } from '#src/clock.ts'
import { openDatabase } from '#src/db/open-database.ts'
import type { Database } from '#src/db/database.ts'
import type { Logger } from '#src/logger.ts'
import { importHouses } from './import-houses.ts'
import { importFaqs, importRequests } from './import-knowledge.ts'
import { importOwners } from './import-owners.ts'
import type { OwnerLink } from './import-owners.ts'
import { importThreads } from './import-threads.ts'
import { LegacyFile, isLegacy } from './legacy-file.ts'

export interface ImportReport {
  /** Where the earlier database lies now, untouched. */
  backup: string
  houses: number
  conversations: number
  messages: number
  faqs: number
  featureRequests: number
  /** One-time links with which owners set their password. */
  links: OwnerLink[]
}

export interface ImportParts {
  databaseUrl: string
  logger: Logger
  now: Clock
}

/**
 * Turns a `concierge.db` of the earlier system into one of ours, before it is opened. The copy is made beside it and takes
 * its place only when it is whole: a crash at any moment loses nothing and the next start goes on.
 * @returns null when there is nothing to import
 */
export async function importEarlierDatabase({ databaseUrl, logger, now }: ImportParts): Promise<ImportReport | null> {
  const file = fileOf(databaseUrl)
  if (file === null) return null
  const [copying, whole] = [`${file}.importing`, `${file}.imported`]
  if (existsSync(whole)) takePlace(file, whole, now())
  if (!existsSync(file) || !isLegacy(file)) return null
  removeDatabase(copying)
  const report = await copy(file, copying, { logger, now })
  renameSync(copying, whole)
  return { ...report, backup: takePlace(file, whole, now()) }
}

function fileOf(databaseUrl: string): string | null {
  const where = databaseUrl.startsWith('sqlite:')
    ? databaseUrl.slice('sqlite:'.length).replace(/^\/\/(?=.)/, '')
    : ':memory:'
  return where === ':memory:' ? null : path.resolve(where)
}

const sides = ['', '-wal', '-shm']

function removeDatabase(file: string): void {
  for (const side of sides) rmSync(file + side, { force: true })
}

/** Moves the earlier database aside under a dated name, and the copy into its place. @returns that name */
function takePlace(file: string, copy: string, today: Date): string {
  const backup = freeName(`${file}.earlier-${today.toISOString().slice(0, 10)}`)
  for (const side of sides) if (existsSync(file + side)) renameSync(file + side, backup + side)
  renameSync(copy, file)
  return backup
}

function freeName(name: string): string {
  const names = [name, ...Array.from({ length: 100 }, (_, i) => `${name}-${i + 2}`)]
  return names.find((candidate) => !existsSync(candidate)) ?? `${name}-${process.pid}`
}

async function copy(
  from: string,
  to: string,
  { logger, now }: Pick<ImportParts, 'logger' | 'now'>,
): Promise<Omit<ImportReport, 'backup'>> {
  const legacy = new LegacyFile(from)
  const db = await openDatabase(`sqlite:${to}`, { logger, writeLimitMs: 60_000 })
  try {
    return await copyRows(db, legacy, now)
  } finally {
    legacy.close()
    await db.close()
  }
}

async function copyRows(db: Database, legacy: LegacyFile, now: Clock): Promise<Omit<ImportReport, 'backup'>> {
  const at = now()
  const { houses, links } = await db.write(async (tx) => {
    const imported = await importHouses(tx, legacy.rows('conciergeries'), legacy.rows('phone_lines'), at.toISOString())
    return { houses: imported.map(({ id }) => id), links: await importOwners(tx, imported, at) }
  })
  const faqs = await importFaqs(db, legacy, houses, now)
  const featureRequests = await importRequests(db, legacy, houses, at.toISOString())
  const threads = await importThreads(db, legacy, houses, at.toISOString())
  return { houses: houses.length, ...threads, faqs, featureRequests, links }
}
