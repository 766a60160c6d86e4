import { beforeAll, describe, expect, it } from 'vitest'
import { callScripts, dialOn, makePersona, runScript } from '@conciergerie/simulator'
import type { CallerLeg, CallOutcome, CallScript, Dial, Persona, RoadName } from '@conciergerie/simulator'
import { must } from '../world.ts'
import { sellTables } from './booking-world.ts'
import type { CallDetail } from './call-record.ts'
import { daysOf } from './script-days.ts'
import { card, judges } from './script-judges.ts'
import type { Judge } from './script-judges.ts'
import { colleague, marchGuest, speed } from './voice-world.ts'
import type { VoiceHome } from './voice-world.ts'

/** A scripted call that is over, and what the house keeps of it. */
export interface HeldCall {
  persona: Persona
  from: string
  leg: CallerLeg
  outcome: CallOutcome
  detail: CallDetail
}

const scripts = Object.keys(callScripts)

/** All of them at once, on a road that takes its time: the one who stays silent is asked again twice. */
const allMs = 180_000

export interface RoadOfScripts {
  home: () => VoiceHome
  dial: () => Dial
  /** Of the callers, of those that France keeps for fiction: 33639981500. */
  firstNumber: number
  /** What comes of a script on this road alone. */
  otherwise?: Record<string, Judge>
}

/** By the door that `simulate:calls` takes. */
export const dialling = (home: () => VoiceHome, road: RoadName) => () =>
  dialOn(road, home().world.simulator, home().number, speed)

/** All the callers, at the same time on one line, and what the house holds of each afterwards. The same for every road. */
export function itHoldsEveryScript({ home, dial, firstNumber, otherwise = {} }: RoadOfScripts): void {
  describe('every scripted caller at once', () => {
    const held = new Map<string, HeldCall>()

    beforeAll(async () => {
      await prepare(home())
      const calls = scripts.map(async (name, index) => {
        held.set(name, await holdOne(home(), dial(), name, `+${firstNumber + index}`))
      })
      await Promise.all(calls)
    }, allMs)

    it.each(scripts)('« %s » gets what was wanted, and the house holds it', async (name) => {
      const call = held.get(name)
      const judge = otherwise[name] ?? judges[name]
      if (!call || !judge) throw new Error(`nobody knows what is to come of ${name}`)
      await tell(call, async () => {
        expect(call.outcome.why).toBe('')
        await judge(home(), call)
      })
    })
  })
}

/** A failure tells what was said on both sides. */
async function tell(call: HeldCall, judge: () => Promise<void>): Promise<void> {
  try {
    await judge()
  } catch (error) {
    if (error instanceof Error) error.message += `\n${wordsOf(call)}`
    throw error
  }
}

function wordsOf({ outcome, detail }: HeldCall): string {
  const caller = outcome.turns.map(({ said, heard, answerMs }) => `> ${said ?? ''}\n< ${heard} (${answerMs ?? '-'} ms)`)
  const house = detail.turns.map(({ speaker, text, heardText }) => `${speaker}: ${text} | ${heardText}`)
  const tools = detail.tools.map((tool) => JSON.stringify(tool))
  return [`ended: ${outcome.ended ?? ''}`, ...caller, ...house, ...tools].join('\n')
}

async function prepare({ world, house }: VoiceHome): Promise<void> {
  world.simulator.openaiRealtime.reset()
  for (const { people } of [world.simulator.twilio.voice, world.simulator.sip]) people.clear()
  await sellTables(house)
  for (const dish of card) await must(house.owner.client.post('/api/menu', dish))
  await must(
    house.owner.client.patch('/api/settings/voice', {
      transferNumber: colleague,
      maxConcurrent: 50,
      speed: 1.5,
    }),
  )
}

async function holdOne(home: VoiceHome, dial: Dial, name: string, from: string): Promise<HeldCall> {
  // whose dates are apart from March’s, and from one another’s
  const persona = name === 'book' ? marchGuest : makePersona(5 + scripts.indexOf(name))
  const script = scriptOf(name, persona)
  if (script.after !== undefined) await bookBefore(home, persona, from)
  const shown = script.hidesNumber ? null : from
  const leg = await dial(shown)
  const outcome = await runScript(leg, script)
  return { persona, from, leg, outcome, detail: await home.endedFrom(shown) }
}

function scriptOf(name: string, persona: Persona): CallScript {
  const make = callScripts[name]
  if (!make) throw new Error(`no script ${name}`)
  return make(persona)
}

/** Who changes a stay, or cancels it, has booked it at the desk. */
async function bookBefore({ house }: VoiceHome, { first, last, stay }: Persona, phone: string): Promise<void> {
  const [from, to] = daysOf(stay)
  await must(
    house.concierge.client.post('/api/reservations', {
      kind: 'stay',
      dateFrom: from,
      dateTo: to,
      partySize: 2,
      firstName: first,
      lastName: last,
      phone,
    }),
  )
}
