import { statfs } from 'node:fs/promises'
import path from 'node:path'
import pino from 'pino'
import type { Config } from '#src/config.ts'
import { openDatabase } from '#src/db/open-database.ts'
import { fine, off, wrong } from './check.ts'
import type { Finding } from './check.ts'

const gigabyte = 1024 ** 3
const lowDisk = 1 * gigabyte
const clockToleranceSeconds = 60

export async function checkDatabase({ databaseUrl }: Config): Promise<Finding> {
  const name = 'Base de données'
  const db = await openDatabase(databaseUrl, { logger: pino({ level: 'silent' }) })
  try {
    await db.ping()
    const megabytes = Math.round((await db.sizeInBytes()) / 1024 ** 2)
    return fine(name, `${db.dialect === 'sqlite' ? 'SQLite' : 'PostgreSQL'} répond, ${megabytes} Mo`)
  } finally {
    await db.close()
  }
}

export async function checkDisk({ databaseUrl }: Config): Promise<Finding> {
  const name = 'Disque'
  if (!databaseUrl.startsWith('sqlite:')) return fine(name, 'les données sont sur PostgreSQL')
  const disk = await statfs(path.dirname(path.resolve(databaseUrl.slice('sqlite:'.length))))
  const free = disk.bavail * disk.bsize
  const message = `${(free / gigabyte).toFixed(1)} Go libres`
  return free < lowDisk
    ? wrong(name, `${message} : libérez de la place, une écriture qui échoue est refusée (503)`)
    : fine(name, message)
}

/** Twilio's and Anthropic's answers carry the time: a clock far from theirs breaks signatures and windows. */
export async function checkClock(url: string): Promise<Finding> {
  const name = 'Horloge'
  const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5000) }).catch(() => null)
  const date = response?.headers.get('date')
  if (!date) return off(name, 'aucune horloge à laquelle se comparer (pas de réseau)')
  const drift = Math.round((Date.now() - Date.parse(date)) / 1000)
  if (Math.abs(drift) <= clockToleranceSeconds) return fine(name, `à ${Math.abs(drift)} s près`)
  return wrong(
    name,
    `${drift > 0 ? 'en avance' : 'en retard'} de ${Math.abs(drift)} s : activez la synchronisation (NTP)`,
  )
}
