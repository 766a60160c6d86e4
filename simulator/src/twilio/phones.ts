import { withoutChannel } from './addresses.ts'

/** How a client's phone behaves towards what the house sends. */
export interface PhoneSettings {
  /** False: delivered, never read. */
  readReceipts: boolean
  /** Blocked the house: its messages stay at `sent`. */
  blocked: boolean
  /** False: 63024. */
  onWhatsApp: boolean
  /** False: 63015, as in the sandbox. */
  joined: boolean
  /** True: 21610. Set by `OptOutType`, and by hand. */
  optedOut: boolean
  /** Messages stay at `delivered` until somebody looks at them: the phone page. */
  readsByHand: boolean
}

const USUAL: PhoneSettings = {
  readReceipts: true,
  blocked: false,
  onWhatsApp: true,
  joined: true,
  optedOut: false,
  readsByHand: false,
}

/** The phones that were touched; any other behaves as usual. */
export class Phones {
  readonly #settings = new Map<string, PhoneSettings>()

  of(number: string): PhoneSettings {
    const key = withoutChannel(number)
    const known = this.#settings.get(key)
    if (known) return known
    const fresh = { ...USUAL }
    this.#settings.set(key, fresh)
    return fresh
  }

  clear(): void {
    this.#settings.clear()
  }
}
