import path from 'node:path'
import { MeasuredServer } from './lib/child.ts'
import { closedLoop } from './lib/load.ts'
import { atLeast, atMost } from './lib/report.ts'
import type { Bench } from './lib/report.ts'
import { median, round } from './lib/statistics.ts'
import { webhookRequest } from './lib/twilio-forms.ts'

const servers = path.join(import.meta.dirname, 'servers')
const connections = 32
const clients = 2000

/** What a server has acknowledged, all rounds together. */
const acknowledged = new Map<MeasuredServer, number>()

interface Sample {
  cpuPerRequest: number
  perSecond: number
}

let nextSid = 1

async function measure(server: MeasuredServer, count: number): Promise<Sample> {
  const requests = Array.from({ length: count }, () => {
    const index = nextSid++
    return webhookRequest(index, index % clients, `Bonjour, question ${index}, à quelle heure ouvre la piscine ?`)
  })
  const before = await server.cpuMicros()
  const result = await closedLoop(server.port, requests, connections)
  const cpu = (await server.cpuMicros()) - before
  if (result.failed > 0) throw new Error(`${result.failed} of ${count} webhooks were refused`)
  acknowledged.set(server, (acknowledged.get(server) ?? 0) + result.done)
  return { cpuPerRequest: cpu / count, perSecond: count / result.seconds }
}

/** A figure counts only when each acknowledged message is in the table, and was written as safely as the product writes. */
async function assertStored(server: MeasuredServer): Promise<void> {
  const { messages, synchronous } = await server.facts()
  const wanted = acknowledged.get(server) ?? 0
  if (messages !== wanted)
    throw new Error(`${wanted} webhooks were acknowledged, ${messages} messages are in the table`)
  if (synchronous !== 2) throw new Error(`the database was written with synchronous = ${synchronous}, not FULL`)
}

/** Express alone, ours with group commit, ours with one commit for each message: in turn, several rounds, median of the ratios. */
export const benchIngest: Bench = async ({ quick, step }) => {
  const rounds = quick ? 3 : 5
  const each = quick ? 4000 : 8000
  const noOp = await MeasuredServer.start(path.join(servers, 'express-no-op.ts'))
  const group = await MeasuredServer.start(path.join(servers, 'ours.ts'), { BENCH_COMMIT: 'group' })
  const single = await MeasuredServer.start(path.join(servers, 'ours.ts'), { BENCH_COMMIT: 'single' })
  const samples: { noOp: Sample; group: Sample; single: Sample }[] = []
  try {
    step('répétition')
    for (const server of [noOp, group, single]) await measure(server, each)
    for (let round = 0; round < rounds; round++) {
      step(`tour ${round + 1} sur ${rounds} : Express vide, groupé, un par un`)
      samples.push({
        noOp: await measure(noOp, each),
        group: await measure(group, each),
        single: await measure(single, Math.floor(each / 4)),
      })
    }
    step('vérification de ce qui est en base')
    for (const server of [group, single]) await assertStored(server)
  } finally {
    await Promise.all([noOp.stop(), group.stop(), single.stop()])
  }
  const ratio = (of: (sample: (typeof samples)[number]) => number) => round(median(samples.map(of)))
  const micros = (of: (sample: (typeof samples)[number]) => Sample) =>
    round(median(samples.map((sample) => of(sample).cpuPerRequest)), 0)
  process.stdout.write(
    `  CPU par message, µs : Express vide ${micros((s) => s.noOp)}, groupé ${micros((s) => s.group)}, un par un ${micros((s) => s.single)}\n`,
  )
  return [
    atMost(
      'CPU, groupé ÷ Express vide',
      ratio((s) => s.group.cpuPerRequest / s.noOp.cpuPerRequest),
      3,
      '×',
    ),
    atLeast(
      'débit, groupé ÷ Express vide',
      ratio((s) => s.group.perSecond / s.noOp.perSecond),
      0.35,
      '×',
    ),
    atLeast(
      'débit, groupé ÷ un commit par message',
      ratio((s) => s.group.perSecond / s.single.perSecond),
      2.5,
      '×',
    ),
  ]
}
