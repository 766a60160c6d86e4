import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { TwilioSimulator } from '@conciergerie/simulator'
import { pino } from 'pino'
import { openDatabase } from '#src/db/open-database.ts'
import { eventually } from '../support/eventually.ts'
import { startPostgresServer } from '../support/postgres-server.ts'
import { insertHouse } from './house.ts'
import { judge } from './judge.ts'
import { ServerProcess, findFreePort } from './server-process.ts'

export interface CrashOptions {
  rounds: number
  database: 'sqlite' | 'postgres'
}

export interface CrashReport {
  lines: string[]
  failures: string[]
}

const account = { sid: `AC${'c'.repeat(32)}`, token: 'a-crash-token-that-is-long-enough' }
const number = '+33199000009'
const questions = [
  'Avez-vous un parking ?',
  'Acceptez-vous les perroquets ?',
  'À quelle heure est le petit-déjeuner ?',
  'Y a-t-il une piscine ?',
]

/**
 * Writes to the real server without a pause, cuts it off at any moment, starts it again, and so on; at the end, what was
 * acknowledged is compared with what is there and with what left.
 */
export async function runCrashLoop({ rounds, database }: CrashOptions): Promise<CrashReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'crash-'))
  const postgres = database === 'postgres' ? await startPostgresServer() : null
  const url = postgres?.url ?? `sqlite:${path.join(folder, 'crash.db')}`
  const twilio = new TwilioSimulator({
    accounts: [{ accountSid: account.sid, authToken: account.token, numbers: [number] }],
    windowWithoutHistory: 'open',
  })
  await twilio.listen(0, '127.0.0.1')
  const port = await findFreePort()
  twilio.pointAt({
    url: `http://127.0.0.1:${port}`,
    messagePath: '/webhook/whatsapp#rc=0',
    statusPath: '/webhook/whatsapp/status#rc=3&rp=5xx,ct,rt',
  })
  const server = new ServerProcess(port, environmentFor(url, port, twilio.url))
  try {
    await prepare(url)
    const acknowledged = await crashAgainAndAgain(server, twilio, rounds)
    await server.start()
    await settle(twilio, stillForMs[database])
    await server.kill('SIGTERM')
    return await judge({ url, acknowledged, twilio, rounds })
  } finally {
    await server.kill()
    await twilio.close()
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function environmentFor(url: string, port: number, twilioUrl: string): Record<string, string> {
  return {
    DEMO: '0',
    DATABASE_URL: url,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'fatal',
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.token,
    TWILIO_WHATSAPP_NUMBER: number,
    TWILIO_API_BASE_URL: twilioUrl,
    ANTHROPIC_API_KEY: '',
    SMTP_URL: '',
    REPLY_QUIET_MS: '20',
  }
}

async function prepare(url: string): Promise<void> {
  const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })
  await insertHouse(db)
  await db.close()
}

/** @returns the MessageSid of every webhook that was answered with 200 */
async function crashAgainAndAgain(server: ServerProcess, twilio: TwilioSimulator, rounds: number): Promise<string[]> {
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round++) {
    await server.start()
    const writing = writeUntil(twilio, round, acknowledged)
    await pause(150 + Math.random() * 500)
    await server.kill()
    writing.stop()
    await writing.ended
  }
  return acknowledged
}

/** Ten clients who write one message after the other, each from a number of their own. */
function writeUntil(twilio: TwilioSimulator, round: number, acknowledged: string[]) {
  let stopped = false
  const write = async (client: number) => {
    for (let i = 0; !stopped; i++) {
      const from = `+3363998${String(round).padStart(3, '0')}${client}${i % 10}`
      const delivery = await twilio.sendMessage({ from, body: questions[(client + i) % questions.length] ?? '' })
      if (delivery.status === 200) acknowledged.push(delivery.messageSid)
      if (delivery.status === null) return
    }
  }
  const ended = Promise.all(Array.from({ length: 10 }, (_, client) => write(client)))
  return {
    ended,
    stop: () => {
      stopped = true
    },
  }
}

/** On PostgreSQL the jobs of a worker that was cut off are taken over once it has not been heard of for 20 s. */
const stillForMs = { sqlite: 8_000, postgres: 45_000 }

/** Until nothing has left for a while. */
async function settle(twilio: TwilioSimulator, stillMs: number): Promise<void> {
  let seen = -1
  let stillSince = Date.now()
  await eventually(() => {
    const sent = twilio.messages.sent().length
    if (sent !== seen) stillSince = Date.now()
    seen = sent
    return Date.now() - stillSince > stillMs
  }, 180_000)
}
