import type { MeasuredServer } from './child.ts'
import { VoiceCaller } from './voice-caller.ts'
import { frameKinds } from './voice-frame.ts'

const frameMs = 20
const warmMs = 3_000
/** What has not come back by then is lost. */
const longestWaitMs = 5_000
const openedAtOnce = 25
const reachMs = 15_000

export interface RelayRound {
  /** µs of the relay for each message, in or out. */
  cpuPerMessage: number
  /** Milliseconds from when a frame was due until it was back. */
  delays: number[]
  lost: number
  reordered: number
  /** Marks for each frame that came out. */
  marksPerFrame: number
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Calls that are open and have begun. */
export async function openCallers(port: number, count: number): Promise<VoiceCaller[]> {
  const callers: VoiceCaller[] = []
  while (callers.length < count) {
    const next = Math.min(openedAtOnce, count - callers.length)
    callers.push(
      ...(await Promise.all(Array.from({ length: next }, (_, i) => VoiceCaller.open(port, callers.length + i)))),
    )
  }
  for (const caller of callers) caller.start()
  return callers
}

export async function closeCallers(callers: readonly VoiceCaller[]): Promise<void> {
  for (const caller of callers) caller.stop()
  await Promise.all(callers.map((caller) => caller.close()))
}

/** A first frame of each has come back: before that a relay may drop what it has nobody to give to. */
async function reachModels(callers: readonly VoiceCaller[]): Promise<void> {
  const back = new Set<number>()
  for (const caller of callers)
    caller.listener.onFrame = ({ kind }) => {
      if (kind === frameKinds.echo) back.add(caller.call)
    }
  const limit = performance.now() + reachMs
  while (back.size < callers.length && performance.now() < limit) {
    for (const caller of callers) if (!back.has(caller.call)) caller.speak(frameKinds.echo, 0, 0)
    await wait(100)
  }
  await wait(200) // what is still on its way
}

/**
 * Frames of all calls, spread evenly over time, each sent when it is due and not when the one before came back. Not by a
 * timer: its milliseconds would gather fifteen callers' frames into one burst, which no set of callers sends, and which a
 * relay serves at one waking instead of fifteen.
 */
class FrameClock {
  readonly #callers: readonly VoiceCaller[]
  readonly startedAt = performance.now()
  #next = 0

  constructor(callers: readonly VoiceCaller[]) {
    this.#callers = callers
  }

  get sent(): number {
    return this.#next
  }

  dueAt(call: number, number: number): number {
    return this.startedAt + (number + call / this.#callers.length) * frameMs
  }

  async run(ms: number): Promise<void> {
    const end = performance.now() + ms
    while (performance.now() < end) {
      this.#sendDue()
      await turn()
    }
  }

  #sendDue(): void {
    const due = Math.floor(((performance.now() - this.startedAt) / frameMs) * this.#callers.length)
    for (; this.#next < due; this.#next++) {
      const number = Math.floor(this.#next / this.#callers.length)
      this.#callers[this.#next % this.#callers.length]?.speak(frameKinds.echo, number)
    }
  }
}

/** Callers whose every frame comes back: what the relay costs, how long it takes, and whether all came, in order. */
export async function measureRelay(server: MeasuredServer, calls: number, measuredMs: number): Promise<RelayRound> {
  const callers = await openCallers(server.port, calls)
  await reachModels(callers)
  const clock = new FrameClock(callers)
  const last = callers.map(() => -1)
  const found = { received: 0, reordered: 0, delays: [] as number[], isMeasured: false }
  for (const caller of callers)
    caller.listener.onFrame = ({ kind, call, number }, at) => {
      if (kind !== frameKinds.echo) return
      found.received++
      if (number <= (last[call] ?? -1)) found.reordered++
      last[call] = number
      if (found.isMeasured) found.delays.push(at - clock.dueAt(call, number))
    }
  await clock.run(warmMs)
  const begun = { sent: clock.sent, received: found.received, marks: marksOf(callers), cpu: await server.cpuMicros() }
  found.isMeasured = true
  await clock.run(measuredMs)
  const cpu = (await server.cpuMicros()) - begun.cpu
  found.isMeasured = false
  const out = found.received - begun.received
  const marksPerFrame = (marksOf(callers) - begun.marks) / out
  const cpuPerMessage = cpu / (clock.sent - begun.sent + out)
  await allBack(() => found.received >= clock.sent)
  await closeCallers(callers)
  return {
    cpuPerMessage,
    marksPerFrame,
    delays: found.delays,
    lost: clock.sent - found.received,
    reordered: found.reordered,
  }
}

const marksOf = (callers: readonly VoiceCaller[]) => callers.reduce((sum, { marks }) => sum + marks, 0)

async function allBack(isBack: () => boolean): Promise<void> {
  const limit = performance.now() + longestWaitMs
  while (!isBack() && performance.now() < limit) await wait(20)
}
