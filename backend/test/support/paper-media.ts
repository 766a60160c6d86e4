import type { Socket } from 'node:net'
import type { MediaChannel } from '#src/voice/media-channel.ts'
import type { CallCommand, CallEvent, CallStart, FromMedia, ToMedia } from '#src/voice/media-protocol.ts'
import type { Timers } from '#src/voice/ports.ts'
import { eventually } from './eventually.ts'

type Listener = (message: FromMedia, run: string) => void

/** The media process on paper: what main tells it is kept, and what it would tell is said by the test. */
export class PaperMedia implements MediaChannel {
  run: string | null = 'run-1'
  readonly heard: ToMedia[] = []
  readonly #listeners = new Set<Listener>()
  readonly #up = new Set<(run: string) => void>()
  readonly #down = new Set<(run: string) => void>()

  /** A socket is not carried on: paper has no sound. */
  send(message: ToMedia, socket?: Socket): boolean {
    if (this.run === null) return false
    this.heard.push(message)
    socket?.destroy()
    return true
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onUp(listener: (run: string) => void): () => void {
    this.#up.add(listener)
    return () => this.#up.delete(listener)
  }

  onDown(listener: (run: string) => void): () => void {
    this.#down.add(listener)
    return () => this.#down.delete(listener)
  }

  tell(message: FromMedia): void {
    for (const listener of this.#listeners) listener(message, this.run ?? '')
  }

  /** The process dies in the middle of everything. */
  die(): void {
    const run = this.run ?? ''
    this.run = null
    for (const listener of this.#down) listener(run)
  }

  rise(run: string): void {
    this.run = run
    for (const listener of [...this.#up]) listener(run)
  }

  /** How many wait for it to be up. */
  get awaited(): number {
    return this.#up.size
  }

  starts(): CallStart[] {
    return this.heard.flatMap((message) => (message.to === 'start' ? [message.start] : []))
  }

  refusals(): string[] {
    return this.heard.flatMap((message) => (message.to === 'refuse' ? [message.reason] : []))
  }

  commands(callId: number): CallCommand[] {
    return this.heard.flatMap((message) =>
      message.to === 'command' && message.callId === callId ? [message.command] : [],
    )
  }
}

/** One call as the media process would tell it. */
export class PaperCall {
  readonly id: number
  readonly #media: PaperMedia
  #items = 0
  #tools = 0
  #atMs = 0

  constructor(media: PaperMedia, id: number) {
    this.#media = media
    this.id = id
  }

  get providerCallId(): string {
    return this.#start?.providerCallId ?? ''
  }

  /** Names of the tools that the voice was given. */
  offered(): string[] {
    return this.#start?.session.tools.map(({ name }) => name) ?? []
  }

  tell(event: CallEvent): void {
    this.#media.tell({ from: 'call', callId: this.id, event })
  }

  /** The assistant speaks a whole sentence, heard to its end unless told otherwise. */
  speak(text: string, { isHeard = true } = {}): string {
    const itemId = this.#item('assistant')
    this.tell({ on: 'text', itemId, speaker: 'assistant', text, final: true, atMs: this.#atMs })
    if (isHeard) this.tell({ on: 'quiet', atMs: (this.#atMs += 500) })
    return itemId
  }

  /** The caller speaks; their words are written down at once, or later. */
  answer(text: string | null): string {
    this.tell({ on: 'speech', state: 'started', atMs: (this.#atMs += 500) })
    this.tell({ on: 'speech', state: 'stopped', atMs: (this.#atMs += 500) })
    const itemId = this.#item('caller')
    if (text !== null) this.write(itemId, text)
    return itemId
  }

  write(itemId: string, text: string): void {
    this.tell({ on: 'text', itemId, speaker: 'caller', text, final: true, atMs: this.#atMs })
  }

  /** The model calls a tool; gives what it is answered. */
  async use(name: string, args: Record<string, unknown>, toolCallId = `tool-${this.id}-${++this.#tools}`) {
    const before = this.answers(toolCallId).length
    this.tell({ on: 'tool_call', toolCallId, name, arguments: JSON.stringify(args), atMs: this.#atMs })
    await eventually(() => this.answers(toolCallId).length > before)
    return JSON.parse(this.answers(toolCallId).at(-1) ?? '{}') as Record<string, unknown>
  }

  answers(toolCallId: string): string[] {
    return this.#media
      .commands(this.id)
      .flatMap((command) => (command.do === 'answer_tool' && command.toolCallId === toolCallId ? [command.output] : []))
  }

  /** What the voice was ordered to say word for word. */
  ordered(): string[] {
    return this.#media
      .commands(this.id)
      .flatMap((command) => (command.do === 'say' ? [/« (.*) »/s.exec(command.instructions)?.[1] ?? ''] : []))
  }

  end(reason: 'caller_hung_up' | 'hung_up' | 'transferred' | 'model_lost' = 'caller_hung_up'): void {
    const stats = { framesIn: 0, framesOut: 0, framesLost: 0, gapMaxMs: null, gapP99Ms: null }
    this.tell({ on: 'ended', reason, detail: null, stats })
  }

  get #start(): CallStart | undefined {
    return this.#media.starts().find(({ callId }) => callId === this.id)
  }

  #item(speaker: 'caller' | 'assistant'): string {
    const previousItemId = this.#items === 0 ? null : `item-${this.#items}`
    const itemId = `item-${++this.#items}`
    this.tell({ on: 'item', itemId, previousItemId, speaker, atMs: this.#atMs })
    return itemId
  }
}

/** Time in the hands of a test. */
export class PaperTimers implements Timers {
  readonly #waiting = new Map<() => void, { ms: number; dueAt: number }>()
  #now = 0

  after(ms: number, act: () => void): () => void {
    this.#waiting.set(act, { ms, dueAt: this.#now + ms })
    return () => this.#waiting.delete(act)
  }

  /** Lets everything happen that waits for just so long. */
  pass(ms: number): void {
    for (const [act, wait] of [...this.#waiting])
      if (wait.ms === ms) {
        this.#waiting.delete(act)
        act()
      }
  }

  /** Lets so much time go by: everything that falls due happens, in its order. */
  advance(ms: number): void {
    const until = this.#now + ms
    for (let next = this.#nextUntil(until); next; next = this.#nextUntil(until)) {
      const [act, { dueAt }] = next
      this.#now = dueAt
      this.#waiting.delete(act)
      act()
    }
    this.#now = until
  }

  #nextUntil(until: number) {
    const due = [...this.#waiting].filter(([, { dueAt }]) => dueAt <= until)
    return due.toSorted(([, one], [, other]) => one.dueAt - other.dueAt)[0]
  }
}
