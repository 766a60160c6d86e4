import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import type { CallSettings } from '#sim/twilio/voice/call-settings.ts'
import type { CallOutcome } from './run-script.ts'
import { runScript } from './run-script.ts'
import { callScripts, makePersona } from './scripts.ts'

export interface PlacedCalls {
  count: number
  /** At once; default all. */
  atOnce?: number
  /** Names of scripts, in turn; default all of them. */
  scripts?: string[]
  /** A number of the house. */
  to?: string
  settings?: CallSettings
  /** Of those that France keeps for fiction; default a random one of them. */
  firstNumber?: number
}

/** 06 39 98 xx xx. */
const fictional = (index: number) => `+3363998${String(index % 10_000).padStart(4, '0')}`

/** Places calls, many at a time, and tells of each when it is over. */
export async function placeCalls(
  twilio: TwilioSimulator,
  { count, atOnce = count, scripts = Object.keys(callScripts), to, settings = {}, firstNumber }: PlacedCalls,
  onOutcome: (outcome: CallOutcome) => void,
): Promise<void> {
  const base = firstNumber ?? Math.floor(Math.random() * 10_000)
  let next = 0
  const work = async () => {
    while (next < count) {
      const index = next
      next += 1
      const name = scripts[index % scripts.length] ?? 'book'
      for (const script of withBefore(name)) onOutcome(await oneCall(twilio, script, index, base, to, settings))
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work))
}

/** Who changes a booking has made it before. */
function withBefore(name: string): string[] {
  const before = callScripts[name]?.(makePersona(0)).after
  return before === undefined ? [name] : [before, name]
}

async function oneCall(
  twilio: TwilioSimulator,
  name: string,
  index: number,
  base: number,
  to: string | undefined,
  settings: CallSettings,
): Promise<CallOutcome> {
  const script = (callScripts[name] ?? callScripts['book'])?.(makePersona(index))
  if (!script) throw new Error(`no script ${name}`)
  const caller = { from: fictional(base + index), ...(to !== undefined && { to }) }
  try {
    return await runScript(await twilio.voice.call(caller, { keepAudio: false, ...settings }), script)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { script: name, reached: false, why, ended: 'lost', turns: [], firstWordMs: null, cutMs: null }
  }
}
