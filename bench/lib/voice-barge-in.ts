import type { MeasuredServer } from './child.ts'
import type { VoiceCaller } from './voice-caller.ts'
import { frameKinds } from './voice-frame.ts'
import type { RealtimeFake, RealtimeSession } from './voice-realtime.ts'
import { closeCallers, openCallers } from './voice-round.ts'

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
/** A call that is not cut within this is not cut at all. */
const longestWaitMs = 3_000
const reachMs = 10_000

export interface BargeIns {
  /** Milliseconds from the caller's frame to the clear. */
  delays: number[]
  /** Frames of what was cut that came after its clear. */
  stale: number
  /** Interruptions that nothing followed. */
  missed: number
}

/** Callers who interrupt a long answer again and again, while all of them go on sending frames. */
export async function measureBargeIns(
  server: MeasuredServer,
  model: RealtimeFake,
  calls: number,
  times: number,
): Promise<BargeIns> {
  model.sessions.clear()
  const callers = await openCallers(server.port, calls)
  const found: BargeIns = { delays: [], stale: 0, missed: 0 }
  await Promise.all(callers.map((caller, i) => interruptOften(caller, model, times, i, found)))
  await closeCallers(callers)
  return found
}

async function interruptOften(
  caller: VoiceCaller,
  model: RealtimeFake,
  times: number,
  offset: number,
  found: BargeIns,
): Promise<void> {
  let frame = 0
  const talking = setInterval(() => {
    caller.speak(frameKinds.echo, frame++)
  }, 20)
  caller.holdsMarks = true
  try {
    const session = await reached(caller, model)
    await wait(offset * 7)
    for (let turn = 0; turn < times; turn++) await interrupt(caller, session, () => frame++, found)
  } finally {
    clearInterval(talking)
  }
}

/** Its frames have come to the model. */
async function reached(caller: VoiceCaller, model: RealtimeFake): Promise<RealtimeSession> {
  const limit = performance.now() + reachMs
  while (performance.now() < limit) {
    const session = model.sessions.get(caller.call)
    if (session) return session
    await wait(20)
  }
  throw new Error(`caller ${caller.call} never reached the model`)
}

async function interrupt(
  caller: VoiceCaller,
  session: RealtimeSession,
  nextFrame: () => number,
  found: BargeIns,
): Promise<void> {
  const cut = Promise.withResolvers<number | null>()
  const heard = Promise.withResolvers<undefined>()
  const answer = { number: 0, isCut: false }
  caller.listener = {
    onFrame: ({ kind, number }) => {
      if (kind !== frameKinds.answer || number === 0) return
      if (number === answer.number) heard.resolve(undefined)
      if (number <= answer.number && answer.isCut) found.stale++
    },
    onClear: (at) => {
      answer.isCut = true
      cut.resolve(at)
    },
  }
  const late = setTimeout(() => {
    heard.resolve(undefined)
    cut.resolve(null)
  }, longestWaitMs)
  answer.number = session.answer(caller.call)
  await heard.promise
  await wait(100 + Math.random() * 100)
  const at = performance.now()
  caller.speak(frameKinds.speech, nextFrame())
  const cutAt = await cut.promise
  clearTimeout(late)
  if (cutAt === null) found.missed++
  else found.delays.push(cutAt - at)
  await wait(50) // what is stale would come now
  session.stopSpeech()
}
