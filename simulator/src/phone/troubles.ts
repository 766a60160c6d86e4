import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'

type Undo = () => void

/** What may go wrong between the house and the phone, switched on and off from the page. */
const makers: Record<string, (twilio: TwilioSimulator) => Undo> = {
  twilio429: (twilio) =>
    twilio.faults.add({ kind: 'error', code: 20429 }, { operation: 'create' }, { times: 'always' }),
  twilioDown: (twilio) =>
    twilio.faults.add({ kind: 'status', status: 503 }, { operation: 'create' }, { times: 'always' }),
  lostAnswer: (twilio) =>
    twilio.faults.add({ kind: 'drop-after-accept' }, { operation: 'create' }, { times: 'always' }),
  windowClosed: (twilio) =>
    twilio.faults.add({ kind: 'error', code: 63016, when: 'callback' }, { operation: 'create' }, { times: 'always' }),
  unreachable: (twilio) =>
    twilio.faults.add({ kind: 'error', code: 63024, when: 'callback' }, { operation: 'create' }, { times: 'always' }),
  disorder: (twilio) => twilio.statuses.next({ order: 'shuffled', parallel: true, copies: 2 }, { times: 'always' }),
}

export const troubleNames = Object.keys(makers)

export class Troubles {
  readonly #twilio: TwilioSimulator
  readonly #on = new Map<string, Undo>()

  constructor(twilio: TwilioSimulator) {
    this.#twilio = twilio
  }

  get active(): string[] {
    return [...this.#on.keys()]
  }

  /** @returns false for a trouble that does not exist */
  set(name: string, on: boolean): boolean {
    const make = makers[name]
    if (!make) return false
    this.#on.get(name)?.()
    this.#on.delete(name)
    if (on) this.#on.set(name, make(this.#twilio))
    return true
  }
}
