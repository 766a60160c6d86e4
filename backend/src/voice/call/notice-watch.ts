import { fold } from '#src/text/fold.ts'
import { aiNames } from '../locales/ai-names.ts'
import { heardPart } from './heard-text.ts'

export interface NoticeActs {
  /** The caller knows that an AI speaks, and whatever else stood before that. */
  heard(): void
  /** They cannot know it: it is to be said again, once. */
  again(): void
}

interface Spoken {
  itemId: string
  text: string
  /** Cut, or never said to its end. */
  isLost: boolean
}

const names = aiNames.map(fold)
const namesAi = (text: string) => names.some((name) => fold(text).includes(name))

/** Whether the caller has heard that an AI speaks: a greeting that is talked over has told nobody anything. */
export class NoticeWatch {
  readonly #acts: NoticeActs
  /** `again`: among answers to the caller, so that only its words tell it apart. */
  #state: 'first' | 'again' | 'over' = 'first'
  #items: Spoken[] = []

  constructor(acts: NoticeActs) {
    this.#acts = acts
  }

  item(itemId: string): void {
    if (this.#state !== 'over') this.#items.push({ itemId, text: '', isLost: false })
  }

  text(itemId: string, text: string, final: boolean): void {
    const item = this.#items.find((one) => one.itemId === itemId)
    if (item) item.text = final ? text : item.text + text
  }

  /** @param heardMs of `ofMs` milliseconds of its sound */
  cut(itemId: string, heardMs: number, ofMs: number): void {
    const index = this.#items.findIndex((one) => one.itemId === itemId)
    const item = this.#items[index]
    if (!item) return
    item.isLost = true
    if (namesAi(heardPart(item.text, heardMs, ofMs))) this.#heard()
    // what stands behind it was not played yet
    else this.#judge(this.#items.slice(0, index + 1))
  }

  /** The answer in the making was given up. */
  stopped(): void {
    const last = this.#items.at(-1)
    if (last) last.isLost = true
  }

  /** Nothing is left to play. */
  quiet(): void {
    this.#judge(this.#items)
  }

  #judge(played: readonly Spoken[]): void {
    const whole = played.filter(({ isLost, text }) => !isLost && (this.#state === 'first' || namesAi(text)))
    if (whole.length > 0) this.#heard()
    else if (this.#state === 'first' && played.length > 0) {
      this.#state = 'again'
      this.#items = []
      this.#acts.again()
    }
  }

  #heard(): void {
    this.#state = 'over'
    this.#items = []
    this.#acts.heard()
  }
}
