import type { CallerLeg } from './caller-leg.ts'
import type { CallOutcome } from './run-script.ts'
import { runScript } from './run-script.ts'
import { callScripts, makePersona } from './scripts.ts'

/** Dials from this number (E.164; null: it is withheld) and resolves when the call was taken, or was not. */
export type Dial = (from: string | null) => Promise<CallerLeg>

export interface PlacedCalls {
  count: number
  /** At once; default all. */
  atOnce?: number
  /** Names of scripts, in turn; default all of them. */
  scripts?: string[]
  /** Of those that France keeps for fiction; default a random one of them. */
  firstNumber?: number
}

/** 06 39 98 xx xx. */
const fictional = (index: number) => `+3363998${String(index % 10_000).padStart(4, '0')}`

/** Places calls, many at a time, on whatever road `dial` takes, and tells of each when it is over. */
export async function placeCalls(
  dial: Dial,
  { count, atOnce = count, scripts = Object.keys(callScripts), firstNumber }: PlacedCalls,
  onOutcome: (outcome: CallOutcome) => void,
): Promise<void> {
  const base = firstNumber ?? Math.floor(Math.random() * 10_000)
  let next = 0
  const work = async () => {
    while (next < count) {
      const index = next
      next += 1
      const name = scripts[index % scripts.length] ?? 'book'
      for (const script of withBefore(name)) onOutcome(await oneCall(dial, script, index, fictional(base + index)))
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work))
}

/** Who changes a booking has made it before. */
function withBefore(name: string): string[] {
  const before = callScripts[name]?.(makePersona(0)).after
  return before === undefined ? [name] : [before, name]
}

async function oneCall(dial: Dial, name: string, index: number, from: string): Promise<CallOutcome> {
  const script = callScripts[name]?.(makePersona(index))
  if (!script) throw new Error(`no script ${name}`)
  try {
    return await runScript(await dial(script.hidesNumber ? null : from), script)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { script: name, reached: false, why, ended: 'lost', turns: [], firstWordMs: null, cutMs: null }
  }
}
