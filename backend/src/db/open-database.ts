import type { Database, DatabaseOptions } from './database.ts'
import { openPostgres } from './postgres/postgres-database.ts'
import { openSqlite } from './sqlite/sqlite-database.ts'

/**
 * Opens and migrates a database.
 * @param url `sqlite:<path>`, `sqlite::memory:` (a temporary file, gone at closing) or `postgres://…`
 */
export async function openDatabase(url: string, options: DatabaseOptions): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url, options)
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), options)
  throw new Error('DATABASE_URL must start with sqlite: or postgres://')
}
