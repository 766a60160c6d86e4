import type { MeasuredServer } from './child.ts'
import type { VoiceCaller } from './voice-caller.ts'
import { frameKinds } from './voice-frame.ts'
import type { RealtimeFake } from './voice-realtime.ts'
import { closeCallers, openCallers } from './voice-round.ts'

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
const atOnce = 20
/** Closing a socket takes two seconds at most. */
const settleMs = 10_000

interface Probe {
  resources: string[]
  files: number | null
  ended: Record<string, number>
}

const kept = (probe: Probe) => probe.resources.length

/** How long each call waited for its first sound, from when it said which it was. */
export async function measureFirstAudio(server: MeasuredServer, calls: number): Promise<number[]> {
  const delays: number[] = []
  for (let i = 0; i < calls; i += 5) {
    const begun = performance.now()
    const callers = await openCallers(server.port, 5)
    const started = performance.now()
    await Promise.all(callers.map(async (caller) => delays.push((await firstFrame(caller)) - started)))
    await closeCallers(callers)
    await wait(Math.max(0, 100 - (performance.now() - begun)))
  }
  return delays
}

function firstFrame(caller: VoiceCaller): Promise<number> {
  return new Promise((resolve) => {
    caller.listener.onFrame = (_, at) => {
      resolve(at)
    }
  })
}

export interface Soak {
  ended: number
  /** Sockets, timers and the like more than before; open files more than before. */
  resources: number
  files: number
  /** Sessions with the model that are still open. */
  sessions: number
}

/** Many short calls, each ended in another way: by its goodbye, by the line, in the middle of the first words. */
export async function measureSoak(server: MeasuredServer, model: RealtimeFake, calls: number): Promise<Soak> {
  await shortCalls(server, atOnce) // what is made once is made before
  const before = await quiet(server, null)
  for (let done = 0; done < calls; done += atOnce) await shortCalls(server, atOnce)
  const after = await quiet(server, before)
  const count = ({ ended }: Probe) => Object.values(ended).reduce((sum, one) => sum + one, 0)
  return {
    ended: count(after) - count(before),
    resources: kept(after) - kept(before),
    files: (after.files ?? 0) - (before.files ?? 0),
    sessions: model.count,
  }
}

async function shortCalls(server: MeasuredServer, count: number): Promise<void> {
  const callers = await openCallers(server.port, count)
  await Promise.all(
    callers.map(async (caller, i) => {
      if (i % 3 > 0) await firstFrame(caller)
      for (let frame = 0; frame < 5; frame++) caller.speak(frameKinds.echo, frame)
      if (i % 2 === 0) caller.stop()
      await caller.close()
    }),
  )
}

/** What is left once everything has had the time to close. */
async function quiet(server: MeasuredServer, before: Probe | null): Promise<Probe> {
  const limit = performance.now() + settleMs
  for (;;) {
    const probe = await server.ask<Probe>('probe')
    const isDone = before ? kept(probe) <= kept(before) : false
    if (isDone || performance.now() >= limit) return probe
    if (!before && performance.now() > limit - settleMs + 3_000) return probe
    await wait(100)
  }
}
