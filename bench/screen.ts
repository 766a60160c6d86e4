import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import type { CDPSession, Page } from '@playwright/test'
import { pino } from 'pino'
import { openDatabase } from '../backend/src/db/open-database.ts'
import { findBrowser } from '../e2e/support/browser.ts'
import { build } from '../scripts/lib/build.mjs'
import { fillBusyMonth, firstNight } from './lib/booked-house.ts'
import { MeasuredServer } from './lib/child.ts'
import { insertHouses } from './lib/house.ts'
import { atLeast, atMost } from './lib/report.ts'
import type { Bench, Row } from './lib/report.ts'
import { openSession } from './lib/session.ts'
import { median, round } from './lib/statistics.ts'

/** A task beyond this keeps a click or a key waiting: what browsers call a long one. */
const bar = 50
/** Narrower than thirty days, so that there is something to scroll both ways. */
const viewport = { width: 1180, height: 820 }
const rounds = 5

interface Way {
  name: string
  /** Of one turn of the wheel, in px. */
  dx: number
  dy: number
  turns: number
}

/** Slowly as one reads, then as fast as a wheel that spins: each turn shows lines that were not there. */
const ways: readonly Way[] = [
  { name: 'de haut en bas', dx: 0, dy: 120, turns: 60 },
  { name: 'de bas en haut, vite', dx: 0, dy: -900, turns: 10 },
  { name: 'vers la droite', dx: 60, dy: 0, turns: 12 },
  { name: 'vers la gauche', dx: -120, dy: 0, turns: 6 },
  { name: 'en biais', dx: 40, dy: 200, turns: 20 },
]

/** What the planning of a large house costs the browser of a concierge who looks through it. */
export const benchScreen: Bench = async ({ quick, step }) => {
  build(process.execPath)
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-screen-'))
  const url = `sqlite:${path.join(folder, 'booked.db')}`
  try {
    step('remplissage')
    const db = await openDatabase(url, { logger: pino({ level: 'silent' }) })
    const [house = 0] = await insertHouses(db, 1)
    await fillBusyMonth(db, house)
    const token = await openSession(db, house)
    await db.close()
    const server = await MeasuredServer.start(path.join(import.meta.dirname, 'servers/ours.ts'), {
      BENCH_DATABASE: url,
    })
    try {
      step('navigateur')
      return await scrollThrough(`http://127.0.0.1:${server.port}`, token, quick ? 1 : rounds)
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function scrollThrough(origin: string, token: string, turns: number): Promise<Row[]> {
  const browser = await chromium.launch(await findBrowser())
  try {
    const context = await browser.newContext({
      viewport,
      locale: 'fr-FR',
      extraHTTPHeaders: { Authorization: `Bearer ${token}` },
    })
    const page = await context.newPage()
    // from before the first script on, so that no task is missed
    await page.addInitScript({ content: watchTasks })
    const bars = await openPlanning(page, origin)
    const opening = await tasksSoFar(page)
    process.stdout.write(`  à l’ouverture, tâches au-delà de 50 ms : ${list(opening)}\n`)
    const measured = await scroll(page, turns)
    return [atLeast('barres sur le planning', bars, 2000), ...measured]
  } finally {
    await browser.close()
  }
}

/** @returns how many bars the planning has, drawn or not */
async function openPlanning(page: Page, origin: string): Promise<number> {
  const answer = page.waitForResponse((response) => response.url().includes('/api/planning?'))
  await page.goto(`${origin}/planning?date=${firstNight}&days=30`)
  const { bars } = (await (await answer).json()) as { bars: unknown[] }
  await page.locator('[data-bar]').first().waitFor()
  await page.waitForLoadState('networkidle')
  return bars.length
}

async function scroll(page: Page, turns: number): Promise<Row[]> {
  const cdp = await page.context().newCDPSession(page)
  // of the thread's own time: on a machine shared with others, the clock measures the neighbours
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.mouse.move(700, 500)
  const longest: number[] = []
  const ownLongest: number[] = []
  const steps = new Map<string, Cost[]>()
  for (let turn = 0; turn <= turns; turn++) {
    await startAgain(page)
    await page
      .context()
      .browser()
      ?.startTracing(page, { categories: ['toplevel', '__metadata'] })
    for (const way of ways) {
      const cost = await turnWheel(page, cdp, way)
      // the first round warms up the code of the page
      if (turn > 0) steps.set(way.name, [...(steps.get(way.name) ?? []), cost])
    }
    const own = longestTask(await page.context().browser()?.stopTracing())
    const tasks = await tasksSoFar(page)
    if (turn > 0) {
      longest.push(Math.max(0, ...tasks))
      ownLongest.push(own)
    }
    process.stdout.write(
      `  tour ${turn} : tâches au-delà de 50 ms : ${list(tasks)} ; la plus longue, en temps propre : ${round(own, 1)} ms\n`,
    )
  }
  for (const [name, costs] of steps) process.stdout.write(`  ${name} : ${describe(costs)} par pas\n`)
  // the worst of one round may be a neighbour of this machine: the median of the rounds decides
  const clock = atMost('tâche la plus longue à l’horloge, médiane des tours', median(longest), bar, ' ms')
  const isCalm = (loadavg()[0] ?? 0) <= availableParallelism()
  const worst = Math.max(...[...steps.values()].map((costs) => median(costs.map(({ all }) => all))))
  return [
    atMost('tâche la plus longue en temps propre, médiane des tours', round(median(ownLongest), 1), bar, ' ms'),
    isCalm ? clock : { ...clock, bar: `${clock.bar} au calme`, ok: true },
    atMost('temps de processeur par pas, pire sens', round(worst, 1), bar, ' ms'),
  ]
}

/** CPU time of the page's main thread for one turn of the wheel, in ms. */
interface Cost {
  all: number
  script: number
  style: number
  layout: number
}

async function turnWheel(page: Page, cdp: CDPSession, { name, dx, dy, turns }: Way): Promise<Cost> {
  const before = await position(page)
  const start = await busyMs(cdp)
  for (let turn = 0; turn < turns; turn++) {
    await page.mouse.wheel(dx, dy)
    await page.evaluate(nextFrames)
  }
  const end = await busyMs(cdp)
  const after = await position(page)
  if (before === after) throw new Error(`nothing moved: ${name}, ${after}`)
  const each = (part: keyof Cost) => (end[part] - start[part]) / turns
  return { all: each('all'), script: each('script'), style: each('style'), layout: each('layout') }
}

async function busyMs(cdp: CDPSession): Promise<Cost> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000
  const [all, script] = [ms('TaskDuration'), ms('ScriptDuration')]
  return { all, script, style: ms('RecalcStyleDuration'), layout: ms('LayoutDuration') }
}

function describe(costs: readonly Cost[]): string {
  const ms = (part: keyof Cost) => `${round(median(costs.map((cost) => cost[part])), 1)} ms`
  return `${ms('all')} de processeur (scripts ${ms('script')}, styles ${ms('style')}, mise en page ${ms('layout')})`
}

const box = `document.querySelector('[role="region"][tabindex="0"]')`
const position = (page: Page) => page.evaluate<string>(`\`\${${box}.scrollLeft} \${${box}.scrollTop}\``)

async function startAgain(page: Page): Promise<void> {
  await page.evaluate(`${box}.scrollTo(0, 0)`)
  await page.evaluate(nextFrames)
}

/** Drawn, and what followed from it too. */
const nextFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))'

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Thread time, in µs. */
  tdur?: number
  args?: { name?: string }
}

/** Of the threads that run pages: the longest task in the time that the thread itself had, in ms. */
function longestTask(trace: Buffer | undefined): number {
  const { traceEvents } = JSON.parse(trace?.toString('utf8') ?? '{"traceEvents":[]}') as { traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map((event) => threadOf(event)),
  )
  const tasks = traceEvents.filter((event) => event.tdur !== undefined && pages.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('the trace of the browser names no task')
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000
}

const watchTasks = `
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(Math.round(duration))
  }).observe({ type: 'longtask', buffered: true })`

/** Those since it was asked last. */
const tasksSoFar = (page: Page) => page.evaluate<number[]>('window.longTasks.splice(0)')

const list = (tasks: readonly number[]) => (tasks.length === 0 ? 'aucune' : tasks.map((ms) => `${ms} ms`).join(', '))
