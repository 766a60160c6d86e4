import type { LinePorts } from '#src/context/line-ports.ts'
import type { MediaChannel } from '#src/voice/media-channel.ts'
import type { FromMedia, LineReport, ToMedia } from '#src/voice/media-protocol.ts'

/** A media process that does what the test says. */
export class FakeMedia implements MediaChannel {
  run: string | null = null
  readonly sent: ToMedia[] = []
  readonly #listeners = new Set<(message: FromMedia, run: string) => void>()
  readonly #ups = new Set<(run: string) => void>()
  readonly #downs = new Set<(run: string) => void>()
  #runs = 0

  send(message: ToMedia): boolean {
    if (this.run === null) return false
    this.sent.push(message)
    return true
  }

  listen(listener: (message: FromMedia, run: string) => void) {
    return add(this.#listeners, listener)
  }

  onUp(listener: (run: string) => void) {
    return add(this.#ups, listener)
  }

  onDown(listener: (run: string) => void) {
    return add(this.#downs, listener)
  }

  up(): void {
    this.run = `run-${++this.#runs}`
    for (const listener of this.#ups) listener(this.run)
  }

  down(): void {
    const run = this.run ?? ''
    this.run = null
    for (const listener of this.#downs) listener(run)
  }

  say(message: FromMedia): void {
    for (const listener of this.#listeners) listener(message, this.run ?? '')
  }

  report(lineId: number, state: LineReport['state'], detail: string | null = null): void {
    this.say({ from: 'line_report', report: { lineId, state, detail, sipPort: 5070 } })
  }

  /** What was sent about a line since the last question. */
  take(): string[] {
    return this.sent.splice(0).map((message) => `${message.to}${'when' in message ? ` ${message.when}` : ''}`)
  }

  get listenerCount(): number {
    return this.#listeners.size + this.#ups.size + this.#downs.size
  }
}

function add<T>(set: Set<T>, one: T): () => void {
  set.add(one)
  return () => {
    set.delete(one)
  }
}

/** Calls that the test counts by hand. */
export class FakeCalls {
  readonly counts = new Map<number, number>()
  readonly hungUp: number[] = []

  inProgress(): Promise<ReadonlyMap<number, number>> {
    return Promise.resolve(new Map(this.counts))
  }

  hangUp(lineId: number): Promise<void> {
    this.hungUp.push(lineId)
    this.counts.delete(lineId)
    return Promise.resolve()
  }
}

const fakeBrief: LinePorts['brief'] = {
  describe: (conciergerieId) =>
    Promise.resolve({
      instructions: `Vous répondez pour la maison ${conciergerieId}.`,
      voice: 'marin',
      language: 'fr',
      model: 'gpt-realtime-2.1',
      tools: [{ name: 'check_availability', description: 'Ce qui est libre', parameters: { type: 'object' } }],
    }),
}

/** The telephone of a test: no socket, no clock of its own. */
export function fakeLinePorts() {
  const media = new FakeMedia()
  const calls = new FakeCalls()
  const pace = () => () => undefined
  return { media, calls, brief: fakeBrief, pace, patienceMs: 30_000, random: () => 0 } satisfies LinePorts
}
