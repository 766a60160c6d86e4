import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OpenAiRealtimeSimulator } from '#sim/openai-realtime/openai-realtime-simulator.ts'
import { passedOnAfter } from '#sim/testing/passed-on.ts'
import { startSmallHouse } from '#sim/testing/small-house.ts'
import { ACCOUNT } from '#sim/testing/twilio-world.ts'
import { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import { placeCalls } from './place-calls.ts'
import { runScript } from './run-script.ts'
import type { CallOutcome } from './run-script.ts'
import { callScripts, makePersona } from './scripts.ts'

const INSTRUCTIONS = `stay "suite": Suite Vue Mer, up to 3 people
table "salle": Salle, up to 8 people
[1] Avez-vous un parking ?
Oui, dans la cour.
2026-11-28 Saturday (today)`

/** Bookings of the little house, by call: what its tools did. */
let booked: string[]
/** The house is not told where they call from. */
let hidesNumber: boolean
/** Calls that gave a number. */
let noted: Set<string>
const tools = {
  check_availability: () => ({
    status: 'available',
    say: 'Voici ce qui est libre : la Suite Vue Mer, 210 €.',
    options: [{ unit_type: 'suite', name: 'Suite' }],
  }),
  create_reservation: async ({ hold }: Record<string, unknown>, call: string) => {
    if (hidesNumber && !noted.has(call))
      return { status: 'number_needed', say: 'À quel numéro pouvons-nous vous joindre ?' }
    // longer than a silence between two sentences
    if (hidesNumber) await setTimeout(800)
    if (hold === undefined)
      return {
        status: 'held',
        say: '',
        hold: 'KR-4827',
        server_will_say: 'Je récapitule : la Suite. Souhaitez-vous que je confirme cette réservation ?',
      }
    booked.push(call)
    return { status: 'confirmed', say: 'Votre réservation KR-4827 est confirmée.' }
  },
  note_number: (_args: Record<string, unknown>, call: string) => {
    noted.add(call)
    return { status: 'noted', say: 'C’est noté.' }
  },
  find_reservation: () => ({ status: 'ok', say: 'KR-4827', reservations: [{ code: 'KR-4827' }] }),
  update_reservation: ({ confirmed }: Record<string, unknown>) =>
    confirmed === true
      ? { status: 'changed', say: 'Votre réservation est modifiée.', code: 'KR-4827' }
      : { status: 'to_confirm', say: 'Souhaitez-vous que je fasse ce changement ?', code: 'KR-4827' },
  cancel_reservation: ({ confirmed }: Record<string, unknown>) =>
    confirmed === true
      ? { status: 'cancelled', say: 'Votre réservation est annulée.', code: 'KR-4827' }
      : { status: 'to_confirm', say: 'Confirmez-vous l’annulation ?', code: 'KR-4827' },
  leave_message: () => ({ status: 'left', say: 'Votre message est transmis à l’équipe.' }),
  raise_question: () => ({ status: 'filed', say: 'J’ai transmis votre question à l’équipe.' }),
  transfer_to_human: () => ({
    status: 'nobody',
    say: 'Personne ne peut vous répondre. Voulez-vous laisser un message ?',
  }),
}

let twilio: TwilioSimulator
let openai: OpenAiRealtimeSimulator
let house: Awaited<ReturnType<typeof startSmallHouse>>
beforeEach(async () => {
  booked = []
  hidesNumber = false
  noted = new Set()
  openai = new OpenAiRealtimeSimulator({ timing: { firstAudioMs: 5, everyMs: 5 } })
  twilio = new TwilioSimulator({ accounts: [ACCOUNT] })
  await openai.listen(0, '127.0.0.1')
  await twilio.listen(0, '127.0.0.1')
  house = await startSmallHouse({
    realtimeUrl: openai.realtimeUrl,
    apiKey: 'sk-simulated',
    instructions: INSTRUCTIONS,
    greeting: 'Hôtel des Embruns, bonjour, je suis une intelligence artificielle. Que puis-je faire pour vous ?',
    tools,
  })
  twilio.pointAt({ url: house.url })
})
afterEach(async () => {
  await twilio.close()
  await openai.close()
  await house.close()
})

const dial = (from: string | null) => twilio.voice.call({ from: from ?? 'anonymous' }, { speed: 10, keepAudio: false })

async function place(scripts: string[], count = scripts.length) {
  const outcomes: CallOutcome[] = []
  await placeCalls(dial, { count, scripts, firstNumber: 0 }, (outcome) => outcomes.push(outcome))
  return outcomes
}

describe('scripted callers', () => {
  it('say why they did not get what they wanted', async () => {
    openai.script.always('Que dites-vous ?')
    const [outcome] = await place(['book'])
    expect(outcome).toMatchObject({ script: 'book', reached: false, ended: 'caller_hung_up' })
    expect(outcome?.why).toContain('jamais entendu')
    twilio.pointAt({ url: 'http://127.0.0.1:9' })
    expect(await place(['book'])).toMatchObject([
      { reached: false, why: 'la maison n’a pas pris l’appel', ended: 'refused' },
    ])
  })

  it('hear an answer out that pauses in the middle, and ask for nothing twice', async () => {
    hidesNumber = true
    const outcomes = await place(['withheld'])
    expect(outcomes).toMatchObject([{ reached: true, ended: 'caller_hung_up' }])
    const heard = outcomes.flatMap(({ turns }) => turns.map((turn) => turn.heard))
    expect(heard.filter((words) => words.includes('C’est noté'))).toEqual([
      expect.stringMatching(/^C’est noté.* Je récapitule/),
    ])
    expect(outcomes[0]?.turns.map(({ said }) => said)).not.toContain('Pardon, je n’ai pas compris.')
  })

  it('who are told to hold the line say nothing until somebody has taken the call', async () => {
    const leg = passedOnAfter(1500)
    const help = callScripts['english-help']
    if (!help) throw new Error('no such script')
    const outcome = await runScript(leg, help(makePersona(0)))
    expect(outcome).toMatchObject({ reached: true, ended: 'transferred' })
    expect(leg.said).toEqual(['Hello, do you speak English?'])
  })

  it('book through the brain and its tools, each in a call of their own, many at once', async () => {
    const outcomes = await place(['book', 'table', 'spell', 'talk-over'])
    expect(outcomes.filter(({ reached }) => !reached)).toEqual([])
    expect(new Set(booked).size).toBe(4)
    const over = outcomes.find(({ script }) => script === 'talk-over')
    expect(over?.cutMs).not.toBeNull()
  })

  it('book a stay and a table, change, cancel, ask, leave a message and want a person in English too', async () => {
    const scripts = ['english-table', 'english-change', 'english-cancel', 'english-help']
    const outcomes = await place(scripts)
    expect(outcomes.filter(({ reached }) => !reached)).toEqual([])
    expect(outcomes.map(({ script }) => script).toSorted()).toEqual(['english', 'english', ...scripts].toSorted())
    expect(new Set(booked).size).toBe(3)
  })

  it('change, cancel, ask, complain, leave messages, speak English, and let go', async () => {
    const outcomes = await place(['change', 'cancel', 'unknown', 'angry', 'message', 'english', 'wrong-number'])
    expect(outcomes.filter(({ reached }) => !reached)).toEqual([])
    expect(outcomes.map(({ script }) => script).toSorted()).toEqual(
      ['angry', 'book', 'book', 'cancel', 'change', 'english', 'message', 'unknown', 'wrong-number'].toSorted(),
    )
    expect(outcomes.every(({ turns }) => turns[0]?.heard.startsWith('Hôtel des Embruns, bonjour'))).toBe(true)
  })
})
