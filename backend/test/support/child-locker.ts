import { once } from 'node:events'
import Sqlite from 'better-sqlite3'

/* Another process that holds the write lock of a SQLite file until a line comes in on its standard input. */
const [, , file = ''] = process.argv
const raw = new Sqlite(file)
raw.exec('BEGIN IMMEDIATE')
process.stdout.write('locked\n')
await once(process.stdin, 'data')
raw.exec('COMMIT')
raw.close()
process.exit(0)
