/** What goes on in a call: nothing of it = silence. */
interface Activity {
  callerSpeaks: boolean
  /** Sound of the assistant is not all heard yet. */
  playing: boolean
  /** The model makes an answer. */
  answering: boolean
  /** An answer is owed, and has not begun. */
  owed: boolean
  /** Tools that have not answered. */
  tools: number
}

/** What was asked for and has not begun after this will not come. */
const askedMs = 5_000

/** Says when silence begins, and holds what has to wait until the assistant has finished speaking. */
export class CallActivity {
  readonly #onQuiet: () => void
  readonly #now: Activity = { callerSpeaks: false, playing: false, answering: false, owed: false, tools: 0 }
  #wasQuiet = true
  #afterSpeaking: (() => void) | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(onQuiet: () => void) {
    this.#onQuiet = onQuiet
  }

  get isPlaying(): boolean {
    return this.#now.playing
  }

  /** The assistant is speaking, or about to. */
  get isSpeaking(): boolean {
    const { playing, answering, owed } = this.#now
    return playing || answering || owed
  }

  set(change: Partial<Pick<Activity, 'callerSpeaks' | 'playing'>>): void {
    Object.assign(this.#now, change)
    this.#changed()
  }

  /** The model is to speak: we asked it, or the caller has finished a sentence. */
  asked(): void {
    this.#owe(true)
    this.#changed()
  }

  /** @param owesMore the model has more to say than this: only it knows what one answer is an answer to */
  responseStarted(owesMore: boolean): void {
    this.#now.answering = true
    this.#owe(owesMore)
    this.#changed()
  }

  responseDone(owesMore: boolean): void {
    this.#now.answering = false
    this.#owe(owesMore)
    this.#changed()
  }

  toolCalled(): void {
    this.#now.tools++
    this.#changed()
  }

  /** @param goOn the model will speak of it */
  toolAnswered(goOn: boolean): void {
    this.#now.tools = Math.max(0, this.#now.tools - 1)
    if (goOn && this.#now.tools === 0) this.asked()
    else this.#changed()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#afterSpeaking = null
  }

  /** Calls back once, at once when nothing is being said. */
  afterSpeaking(then: () => void): void {
    this.#afterSpeaking = then
    this.#changed()
  }

  #owe(owed: boolean): void {
    this.#now.owed = owed
    clearTimeout(this.#timer)
    if (!owed) return
    this.#timer = setTimeout(() => {
      this.#now.owed = false
      this.#changed()
    }, askedMs)
  }

  #changed(): void {
    const isQuiet = !this.isSpeaking && !this.#now.callerSpeaks && this.#now.tools === 0
    if (isQuiet && !this.#wasQuiet) this.#onQuiet()
    this.#wasQuiet = isQuiet
    const then = this.isSpeaking ? null : this.#afterSpeaking
    if (!then) return
    this.#afterSpeaking = null
    then()
  }
}
