import { eventually } from '../support/eventually.ts'
import { startChild } from '../support/child-process.ts'
import type { Child } from '../support/child-process.ts'
import { judge } from './judge.ts'
import type { ChatReport, ClientOrder, ClientReport, Doors } from './plan.ts'

export interface RaceOptions {
  attempts: number
  /** Of a database without a table, or a migrated one. */
  databaseUrl: string
  processes?: number
  chats?: number
  /** How long the slowest step may take, in ms. */
  patienceMs?: number
}

export interface RaceReport {
  lines: string[]
  failures: string[]
}

/**
 * Some processes book, hold, confirm, move, cancel, reopen and block against one server, through every door at once; then
 * what is in the database is held against what they were told, and against what may be.
 */
export async function runRaces(options: RaceOptions): Promise<RaceReport> {
  const { attempts, databaseUrl, processes = 4, chats = 0, patienceMs = 60_000 } = options
  const server = startChild('../races/server.ts', databaseUrl, String(chats))
  try {
    const doors = await hear<Doors>(server, 'ready', patienceMs)
    server.send('chat')
    const clients = Array.from({ length: processes }, (_, client) =>
      startClient({ ...doors, client, attempts: Math.ceil(attempts / processes) }),
    )
    const reports = await Promise.all(clients.map((child) => hear<ClientReport>(child, 'done', patienceMs)))
    const chatted = await hear<ChatReport[]>(server, 'chatted', patienceMs)
    server.send('stop')
    await server.ended()
    return await judge({ databaseUrl, reports, chatted })
  } finally {
    await server.kill()
  }
}

function startClient(order: ClientOrder): Child {
  const child = startChild('../races/client.ts')
  child.send(JSON.stringify(order))
  return child
}

/** Waits for a word that a process says with what it has to tell. */
async function hear<T>(child: Child, word: string, patienceMs: number): Promise<T> {
  const said = () => child.lines.find((line) => line.startsWith(`${word} `))
  let errors = 0
  await eventually(() => {
    if (child.errors.length > errors) process.stderr.write(`${child.errors.slice(errors).join('\n')}\n`)
    errors = child.errors.length
    return said() !== undefined
  }, patienceMs)
  return JSON.parse((said() ?? '').slice(word.length + 1)) as T
}
