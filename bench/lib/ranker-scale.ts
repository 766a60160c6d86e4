import { statSync } from 'node:fs'
import path from 'node:path'
import pino from 'pino'
import { openDatabase } from '../../backend/src/db/open-database.ts'
import type { Database } from '../../backend/src/db/database.ts'
import { FaqShelves } from '../../backend/src/features/faqs/faq-shelves.ts'
import { fillFaqs, planHouses, wordsOf } from './million-faqs.ts'
import type { House } from './million-faqs.ts'
import { breathe, showLoad } from './progress.ts'
import type { Step } from './progress.ts'
import type { Row } from './report.ts'
import { median, quantile, round } from './statistics.ts'
import { makeFolder, removeFolder } from './temporary.ts'

const logger = pino({ level: 'silent' })
const day = '2026-06-01'

/** A million FAQs in a temporary file, gone afterwards; questions of real length to houses of three sizes. */
export async function measureScale(quick: boolean, step: Step): Promise<Row[]> {
  const total = quick ? 100_000 : 1_000_000
  const folder = makeFolder('bench-faqs')
  try {
    const file = path.join(folder, 'faqs.db')
    await (await openDatabase(`sqlite:${file}`, { logger })).close()
    const houses = planHouses(total)
    const started = performance.now()
    await fillFaqs(file, houses, step)
    const built = `${round((performance.now() - started) / 1000, 0)} s, ${round(statSync(file).size / 2 ** 20, 0)} Mio`
    return [
      { name: `${total} FAQ de ${houses.length} maisons : remplissage`, value: built, bar: '', ok: true },
      ...(await measureHouses(file, houses, step)),
    ]
  } finally {
    removeFolder(folder)
  }
}

async function measureHouses(file: string, houses: readonly House[], step: Step): Promise<Row[]> {
  const db = await openDatabase(`sqlite:${file}`, { logger })
  try {
    const [huge, ...others] = houses
    const small = others.filter(({ faqs }) => faqs === 40)
    const large = others.filter(({ faqs }) => faqs > 40)
    step('questions aux maisons de 40 FAQ')
    const rows = [await measureSize(db, small, { questions: 100, bar: 5 })]
    step('questions aux grandes maisons')
    rows.push(await measureSize(db, large, { questions: 20, bar: null }))
    rows.push(await measureSize(db, huge ? [huge] : [], { questions: 10, bar: null }))
    return rows
  } finally {
    await db.close()
  }
}

const rounds = 12

/**
 * Times the questions in several rounds, each to other houses; the median of the rounds' p95s decides, and that of all together
 * stands beside it.
 * @param bar p95 in ms
 */
async function measureSize(
  db: Database,
  houses: readonly House[],
  { questions, bar }: { questions: number; bar: number | null },
): Promise<Row> {
  const measured: Timed[][] = []
  // the first warms up
  for (let turn = 0; turn <= rounds; turn++) measured.push(await timeRound(db, houses, turn * questions, questions))
  const counted = measured.slice(1)
  const p95 = round(
    median(
      counted.map((times) =>
        quantile(
          times.map(({ ms }) => ms),
          0.95,
        ),
      ),
    ),
  )
  const all = counted.flat().map(({ ms }) => ms)
  const cpu = counted.flat().map((one) => one.cpu)
  return {
    name: `maison de ${houses[0]?.faqs ?? 0} FAQ, ${rounds} × ${questions} questions`,
    value: `p50 ${round(median(all))} ms, p95 ${p95} ms (sans médiane ${round(quantile(all, 0.95))} ; processeur ${round(quantile(cpu, 0.95))} ; ${showLoad()})`,
    bar: bar === null ? '' : `p95 < ${bar} ms`,
    ok: bar === null || p95 < bar,
  }
}

interface Timed {
  ms: number
  /** Milliseconds of processor of this thread: what no neighbour adds to. */
  cpu: number
}

async function timeRound(db: Database, houses: readonly House[], from: number, questions: number): Promise<Timed[]> {
  const times: Timed[] = []
  await breathe()
  for (let i = from; i < from + questions; i++) {
    const house = houses[(i * 7919) % houses.length]
    if (!house) continue
    const words = [...wordsOf(i * 17 + 3, 'q'), ...wordsOf(i * 29 + 5, 'a').slice(0, 2)]
    const before = process.threadCpuUsage()
    const started = performance.now()
    const found = await find(db, house.id, words.join(' '))
    const ms = performance.now() - started
    const { user, system } = process.threadCpuUsage(before)
    times.push({ ms, cpu: (user + system) / 1000 })
    await assertOwn(db, house.id, found)
  }
  return times
}

/** As the product looks for the answer to a message of a house that it has not in memory. */
async function find(db: Database, conciergerieId: number, message: string): Promise<number[]> {
  const shelf = await new FaqShelves(db).open(conciergerieId, { day, message, history: [] })
  return shelf.rank(message).map(({ faqId }) => faqId)
}

async function assertOwn(db: Database, conciergerieId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const query = db.read
    .selectFrom('faqs')
    .select('id')
    .where('id', 'in', [...ids])
  const strangers = await query.where('conciergerie_id', '<>', conciergerieId).execute()
  if (strangers.length > 0) throw new Error(`${strangers.length} FAQs of another house were found`)
}
