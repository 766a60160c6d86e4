import type { AnthropicSimulator } from '#sim/anthropic/anthropic-simulator.ts'
import { bad } from '#sim/anthropic/model-reply.ts'
import type { OpenAiRealtimeSimulator } from '#sim/openai-realtime/openai-realtime-simulator.ts'
import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import type { PhonePage } from './phone-page.ts'

type Undo = () => void

interface World {
  twilio: TwilioSimulator
  anthropic: AnthropicSimulator
  openaiRealtime: OpenAiRealtimeSimulator
}

const always = { times: 'always' } as const
const onCreate = { operation: 'create' } as const
/** These change how the page itself sends and reads. */
const inThePage = (): Undo => () => undefined

/** Between the house and the phone. */
const wire: Record<string, (world: World) => Undo> = {
  twilio429: ({ twilio }) => twilio.faults.add({ kind: 'error', code: 20429 }, onCreate, always),
  twilioDown: ({ twilio }) => twilio.faults.add({ kind: 'status', status: 503 }, onCreate, always),
  lostAnswer: ({ twilio }) => twilio.faults.add({ kind: 'drop-after-accept' }, onCreate, always),
  windowClosed: ({ twilio }) => twilio.faults.add({ kind: 'error', code: 63016, when: 'callback' }, onCreate, always),
  unreachable: ({ twilio }) => twilio.faults.add({ kind: 'error', code: 63024, when: 'callback' }, onCreate, always),
  disorder: ({ twilio }) => twilio.statuses.next({ order: 'shuffled', parallel: true, copies: 2 }, always),
  unread: inThePage,
  duplicates: inThePage,
  lateMedia: inThePage,
}

/** Between the house and its model. */
const model: Record<string, (world: World) => Undo> = {
  modelSlow: ({ anthropic }) => anthropic.script.always(bad.slow(8000)),
  modelDown: ({ anthropic }) => anthropic.script.always(bad.down()),
  modelBusy: ({ anthropic }) => anthropic.script.always(bad.rateLimited(20)),
  modelSilent: ({ anthropic }) => anthropic.script.always(bad.hang()),
  modelNonsense: ({ anthropic }) => anthropic.script.always(bad.prose()),
}

/** On the line itself. */
const line: Record<string, (world: World) => Undo> = {
  callLoss: inThePage,
  callLate: inThePage,
}

/** Between the house and its voice model. */
const voice: Record<string, (world: World) => Undo> = {
  voiceSlow: ({ openaiRealtime }) => openaiRealtime.faults.add({ at: 'response', kind: 'slow', ms: 4000 }, always),
  voiceCut: ({ openaiRealtime }) => openaiRealtime.faults.add({ at: 'response', kind: 'close', afterMs: 1200 }, always),
  voiceDown: ({ openaiRealtime }) => openaiRealtime.faults.add({ at: 'upgrade', kind: 'status', status: 503 }, always),
}

/** What may go wrong, switched on and off from the page. */
export class Troubles {
  readonly #world: World
  readonly #makers: Record<string, (world: World) => Undo>
  readonly #on = new Map<string, Undo>()

  constructor(world: World, { modelSimulated, voice: speaker }: Pick<PhonePage, 'modelSimulated' | 'voice'>) {
    this.#world = world
    this.#makers = {
      ...wire,
      ...(modelSimulated === true && model),
      ...(speaker && line),
      ...(speaker === 'simulated' && voice),
    }
  }

  /** Names in the groups in which they are shown. */
  get groups(): { name: 'twilio' | 'model' | 'call'; troubles: string[] }[] {
    const known = (names: object) => Object.keys(names).filter((name) => name in this.#makers)
    return [
      { name: 'twilio' as const, troubles: known(wire) },
      { name: 'model' as const, troubles: known(model) },
      { name: 'call' as const, troubles: known({ ...line, ...voice }) },
    ].filter(({ troubles }) => troubles.length > 0)
  }

  get active(): string[] {
    return [...this.#on.keys()]
  }

  isOn(name: string): boolean {
    return this.#on.has(name)
  }

  /** @returns false for a trouble that does not exist */
  set(name: string, on: boolean): boolean {
    const make = this.#makers[name]
    if (!make) return false
    this.#on.get(name)?.()
    this.#on.delete(name)
    if (on) this.#on.set(name, make(this.#world))
    return true
  }
}
