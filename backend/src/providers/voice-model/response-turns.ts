import type { RealtimeClientEvent } from 'openai/resources/realtime/realtime'

type Ask = { kind: 'go_on' } | { kind: 'say'; instructions: string } | { kind: 'hear'; itemId: string; text: string }

/** After the caller stops, the server answers by itself; should it not, what waits is asked for after this. */
const ownAnswerMs = 1_500

/**
 * Whose turn it is. The server holds one answer at a time and refuses a second: what we ask for waits until the answer
 * in progress is over and nobody speaks. Results of tools are given when the answer that called is over, and one request to go on
 * follows the last of them.
 */
export class ResponseTurns {
  readonly #send: (event: RealtimeClientEvent) => void
  readonly #waiting: Ask[] = []
  readonly #unanswered = new Set<string>()
  readonly #knownCalls = new Set<string>()
  readonly #outputs: { toolCallId: string; output: string }[] = []
  #goOn = false
  #active: string | null = null
  #asked: { eventId: string; ask: Ask } | null = null
  #inFlight = false
  #callerSpeaks = false
  /** From the end of the caller's speech until the server answers it. */
  #answerDue = false
  #count = 0
  #timer: NodeJS.Timeout | undefined

  constructor(send: (event: RealtimeClientEvent) => void) {
    this.#send = send
  }

  /** The answer in progress. */
  get active(): string | null {
    return this.#active
  }

  /** An answer that was asked for, or is due to the caller's words, and has not begun. */
  get owesAnswer(): boolean {
    return this.#inFlight || this.#answerDue || this.#waiting.length > 0
  }

  say(instructions: string): void {
    this.#ask({ kind: 'say', instructions })
  }

  /** Written words of the caller, which want an answer as spoken ones do. */
  hear(itemId: string, text: string): void {
    this.#ask({ kind: 'hear', itemId, text })
  }

  /** @returns false for a call that was told already */
  toolCalled(toolCallId: string): boolean {
    if (this.#knownCalls.has(toolCallId)) return false
    this.#knownCalls.add(toolCallId)
    this.#unanswered.add(toolCallId)
    return true
  }

  answerTool(toolCallId: string, output: string, goOn: boolean): void {
    if (!this.#unanswered.delete(toolCallId)) return
    this.#outputs.push({ toolCallId, output })
    this.#goOn ||= goOn
    this.#giveOutputs()
  }

  /** @returns false for one that must not be heard: the caller began to speak while our request was on its way */
  responseCreated(responseId: string): boolean {
    // one that nobody asked for answers the caller's words, and has read every result given before
    if (!this.#inFlight) this.#forgetGoOn()
    this.#active = responseId
    this.#inFlight = false
    this.#answerCame()
    if (!this.#callerSpeaks || !this.#asked) return true
    if (this.#asked.ask.kind === 'say') this.#waiting.unshift(this.#asked.ask)
    this.#asked = null
    this.#send({ type: 'response.cancel' })
    return false
  }

  responseDone(): void {
    this.#active = null
    this.#asked = null
    this.#giveOutputs()
    this.#pump()
  }

  speechStarted(): void {
    this.#answerCame()
    this.#callerSpeaks = true
  }

  speechStopped(): void {
    this.#answerCame()
    this.#callerSpeaks = false
    this.#answerDue = true
    this.#timer = setTimeout(() => {
      this.#answerDue = false
      this.#pump()
    }, ownAnswerMs)
  }

  /** @returns whether the refusal was of our last request, which is then asked again after the answer in progress */
  refused(eventId: string | null): boolean {
    const asked = this.#asked
    if (!asked || (eventId !== null && eventId !== asked.eventId)) return false
    this.#asked = null
    this.#inFlight = false
    // words that were given stand in the conversation: only the answer to them is wanted again
    this.#waiting.unshift(asked.ask.kind === 'hear' ? { kind: 'go_on' } : asked.ask)
    return true
  }

  /** Our request was refused for good. */
  failed(eventId: string | null): void {
    if (!this.#inFlight || eventId !== this.#asked?.eventId) return
    this.#asked = null
    this.#inFlight = false
    this.#pump()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#waiting.length = 0
  }

  #answerCame(): void {
    clearTimeout(this.#timer)
    this.#answerDue = false
  }

  #forgetGoOn(): void {
    const kept = this.#waiting.filter(({ kind }) => kind !== 'go_on')
    this.#waiting.splice(0, this.#waiting.length, ...kept)
  }

  #giveOutputs(): void {
    if (this.#active !== null) return
    for (const { toolCallId, output } of this.#outputs.splice(0))
      this.#send({
        type: 'conversation.item.create',
        item: { type: 'function_call_output', call_id: toolCallId, output },
      })
    if (!this.#goOn || this.#unanswered.size > 0) return
    this.#goOn = false
    this.#ask({ kind: 'go_on' })
  }

  #give({ itemId, text }: Extract<Ask, { kind: 'hear' }>): void {
    const content = [{ type: 'input_text' as const, text }]
    this.#send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', id: itemId, content } })
  }

  #ask(ask: Ask): void {
    this.#waiting.push(ask)
    this.#pump()
  }

  #pump(): void {
    if (this.#active !== null || this.#inFlight || this.#callerSpeaks || this.#answerDue) return
    const ask = this.#waiting.shift()
    if (!ask) return
    const eventId = `ask_${++this.#count}`
    this.#asked = { eventId, ask }
    this.#inFlight = true
    if (ask.kind === 'hear') this.#give(ask)
    const response = ask.kind === 'say' ? { response: { instructions: ask.instructions } } : {}
    this.#send({ type: 'response.create', event_id: eventId, ...response })
  }
}
