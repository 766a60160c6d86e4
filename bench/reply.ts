import path from 'node:path'
import { MeasuredServer } from './lib/child.ts'
import { openLoop } from './lib/load.ts'
import type { LoadResult } from './lib/load.ts'
import { atLeast, atMost } from './lib/report.ts'
import type { Bench } from './lib/report.ts'
import { medianOfSlices, quantile, round } from './lib/statistics.ts'
import { numberOfClient, webhookRequest } from './lib/twilio-forms.ts'
import { openOutside } from './servers/outside.ts'
import type { Outside } from './servers/outside.ts'

const perSecond = 100
const warmUp = 2 * perSecond
/** Sent and answered before anything counts: what starts cold would leave a queue behind it. */
const rehearsed = 400
/** A p99 is taken of each two seconds, and the median of these counts: one pause of a shared machine is not the product's. */
const slice = 2 * perSecond
/** One house may not ask the model more than 1,200 times a minute. */
const houses = 10

/** Each from a client of its own, so that every message has one answer. */
function requestsFor(from: number, count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) => {
    const index = from + i
    return webhookRequest(
      index,
      index,
      `Bonsoir, entre-t-on aussi le dimanche par la cour ? ref-${index}`,
      index % houses,
    )
  })
}

async function waitForAnswers(outside: Outside, wanted: number, limitMs: number): Promise<void> {
  const limit = performance.now() + limitMs
  while (outside.sent.size < wanted && performance.now() < limit)
    await new Promise((resolve) => setTimeout(resolve, 20))
}

async function rehearse(server: MeasuredServer, outside: Outside, from: number): Promise<void> {
  const { failed } = await openLoop(server.port, requestsFor(from, rehearsed), perSecond / 2, 32)
  if (failed > 0) throw new Error(`${failed} webhooks of the rehearsal were refused`)
  await waitForAnswers(outside, rehearsed, 60_000)
}

/** From the moment that a client's message was due until Twilio is told the answer, less what the model took. */
function addedTimes(outside: Outside, { startedAt }: LoadResult, count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1).flatMap((index) => {
    const model = outside.asked.get(`ref-${index}`)
    const sentAt = outside.sent.get(numberOfClient(index))
    if (!model || sentAt === undefined) return []
    const due = startedAt + ((index - 1) / perSecond) * 1000
    return [sentAt - due - (model.answeredAt - model.askedAt)]
  })
}

const p99 = (values: readonly number[]) => quantile(values, 0.99)
const typicalP99 = (values: readonly number[]) => medianOfSlices(values.slice(warmUp), slice, p99)

/** How long the product takes beyond its model, then how webhooks are acknowledged while that model never answers. */
export const benchReply: Bench = async ({ quick }) => {
  const count = perSecond * (quick ? 8 : 22)
  const outside = await openOutside()
  const server = await MeasuredServer.start(path.join(import.meta.dirname, 'servers/ours.ts'), {
    BENCH_WORKER: '1',
    BENCH_HOUSES: String(houses),
    TWILIO_API_BASE_URL: outside.url,
    ANTHROPIC_BASE_URL: outside.url,
    ANTHROPIC_API_KEY: 'sk-bench',
  })
  try {
    await rehearse(server, outside, 1 + 2 * count)
    const before = await server.cpuMicros()
    const calm = await openLoop(server.port, requestsFor(1, count), perSecond, 32)
    await waitForAnswers(outside, rehearsed + count, 15_000)
    const cpu = (await server.cpuMicros()) - before
    const answered = outside.sent.size - rehearsed
    const added = addedTimes(outside, calm, count)

    outside.hang = true
    const hung = await openLoop(server.port, requestsFor(1 + count, count), perSecond, 32)
    const { messages } = await server.facts()
    const acks = [typicalP99(calm.latencies), typicalP99(hung.latencies)] as const
    process.stdout.write(
      `  accusé p99 : ${round(acks[0])} ms au calme, ${round(acks[1])} ms modèle bloqué ; ${round(cpu / count / 1000)} ms de CPU par réponse ; ` +
        `sans médiane : ajouté p99 ${round(p99(added.slice(warmUp)))} ms\n`,
    )
    return [
      atLeast('réponses parvenues à Twilio', answered, count),
      atMost(`temps ajouté, p50, à ${perSecond} réponses/s`, round(quantile(added.slice(warmUp), 0.5)), 5, ' ms'),
      atMost(`temps ajouté, p99, à ${perSecond} réponses/s`, round(typicalP99(added)), 25, ' ms'),
      atMost('accusé p99 en plus quand le modèle ne répond pas', round(Math.max(0, acks[1] - acks[0])), 5, ' ms'),
      atLeast('messages en base ÷ webhooks acceptés', messages / (rehearsed + calm.done + hung.done), 1),
      atMost('webhooks refusés', calm.failed + hung.failed, 0),
    ]
  } finally {
    await outside.close()
    await server.stop()
  }
}
