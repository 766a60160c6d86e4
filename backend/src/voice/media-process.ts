import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Logger } from '#src/logger.ts'
import { Backoff } from './backoff.ts'
import type { MediaChannel } from './media-channel.ts'
import { RecordingParts } from './recording-parts.ts'
import type { FromMedia, MediaConfig, ToMedia } from './media-protocol.ts'

const entry = fileURLToPath(new URL('./media/main.ts', import.meta.url))

/** Sound lives for milliseconds: with room for a second of it, it is gone before it is ever copied. */
const youngMemory = ['--min-semi-space-size=16', '--max-semi-space-size=32']

/** Milliseconds. */
const usual = { ping: 3_000, ready: 10_000, steady: 30_000 }
/** Of pings in a row without an answer; one could be our own doing, when main itself stood still. */
const mostMissed = 3

export interface MediaProcessOptions {
  config: MediaConfig
  logger: Logger
  /** Milliseconds between two pings, until `ready`, and until a run counts as steady. */
  times?: typeof usual
  /** The program; another in tests. */
  entry?: string
}

interface Run {
  id: string
  child: ChildProcess
  isUp: boolean
  missed: number
  upAt: number
  recordings: RecordingParts
  /** It has ended, and everything that it said has been heard. */
  gone: PromiseWithResolvers<void>
}

/** Keeps a media process up: starts it again when it ends or hangs, sooner at first and later when that does not help. */
export class MediaProcess implements MediaChannel {
  readonly #options: MediaProcessOptions
  readonly #times: typeof usual
  readonly #backoff = new Backoff()
  readonly #listeners = new Set<(message: FromMedia, run: string) => void>()
  readonly #ups = new Set<(run: string) => void>()
  readonly #downs = new Set<(run: string) => void>()
  #run: Run | null = null
  #pings: NodeJS.Timeout | undefined
  #retry: NodeJS.Timeout | undefined
  #isClosing = false

  constructor(options: MediaProcessOptions) {
    this.#options = options
    this.#times = options.times ?? usual
  }

  get run(): string | null {
    return this.#run?.isUp ? this.#run.id : null
  }

  /** Process number, for those who look at the machine. */
  get pid(): number | null {
    return this.#run?.child.pid ?? null
  }

  start(): void {
    if (this.#run || this.#isClosing) return
    const { config, entry: program = entry } = this.#options
    const { apiKey, ...settings } = config
    const child = fork(program, [JSON.stringify(settings)], {
      execArgv: youngMemory,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const run: Run = {
      id: randomUUID(),
      child,
      isUp: false,
      missed: 0,
      upAt: 0,
      recordings: new RecordingParts(),
      gone: Promise.withResolvers(),
    }
    this.#run = run
    this.#follow(run)
    child.send({ to: 'key', apiKey } satisfies ToMedia, ignore)
  }

  send(message: ToMedia, socket?: Socket): boolean {
    const run = this.#run
    if (!run?.isUp || !run.child.connected) return false
    if (socket) handOver(run.child, message, socket)
    else run.child.send(message, ignore)
    return true
  }

  listen(listener: (message: FromMedia, run: string) => void): () => void {
    return added(this.#listeners, listener)
  }

  onUp(listener: (run: string) => void): () => void {
    return added(this.#ups, listener)
  }

  onDown(listener: (run: string) => void): () => void {
    return added(this.#downs, listener)
  }

  /** Ends it for good: calls first, as `when` says, and by force after `limitMs`. */
  async close(when: 'now' | 'after_calls' = 'now', limitMs = 5_000): Promise<void> {
    this.#isClosing = true
    clearTimeout(this.#retry)
    if (!this.#run) return
    const { child, gone } = this.#run
    const force = setTimeout(() => child.kill('SIGKILL'), limitMs)
    if (child.connected) child.send({ to: 'drain', when } satisfies ToMedia, ignore)
    await gone.promise
    clearTimeout(force)
  }

  #follow(run: Run): void {
    const { child } = run
    child.on('message', (message: FromMedia) => {
      this.#hear(message, run)
    })
    child.on('error', (error) => {
      this.#options.logger.error({ err: error }, 'media process')
      // one that could not be started has no other end
      if (child.pid === undefined) this.#ended(run, error.message)
    })
    child.once('exit', (code, signal) => {
      const end = () => {
        this.#ended(run, signal ?? String(code))
      }
      // what it said last may still be on its way
      if (child.connected) child.once('disconnect', end)
      else end()
    })
    const late = setTimeout(() => child.kill('SIGKILL'), this.#times.ready)
    const inTime = () => {
      clearTimeout(late)
    }
    child.once('message', inTime)
    void run.gone.promise.then(inTime)
  }

  #hear(message: FromMedia, run: Run): void {
    if (message.from === 'pong') run.missed = 0
    else if (message.from === 'ready') this.#up(run)
    else {
      const whole = run.recordings.join(message)
      if (whole) for (const listener of [...this.#listeners]) listener(whole, run.id)
    }
  }

  #up(run: Run): void {
    run.isUp = true
    run.upAt = performance.now()
    this.#options.logger.info({ pid: run.child.pid }, 'media process up')
    clearInterval(this.#pings)
    this.#pings = setInterval(() => {
      this.#ping(run)
    }, this.#times.ping)
    for (const listener of [...this.#ups]) listener(run.id)
  }

  #ping(run: Run): void {
    if (run.missed >= mostMissed) {
      this.#options.logger.error({ pid: run.child.pid }, 'media process hangs, it is ended')
      run.child.kill('SIGKILL')
      return
    }
    run.missed++
    this.send({ to: 'ping', at: Date.now() })
  }

  #ended(run: Run, how: string): void {
    if (this.#run !== run) return
    clearInterval(this.#pings)
    this.#run = null
    run.gone.resolve()
    if (run.isUp) for (const listener of [...this.#downs]) listener(run.id)
    if (this.#isClosing) return
    if (run.isUp && performance.now() - run.upAt >= this.#times.steady) this.#backoff.reset()
    const waitMs = this.#backoff.next()
    this.#options.logger.error({ how, waitMs }, 'media process ended, it starts again')
    this.#retry = setTimeout(() => {
      this.start()
    }, waitMs)
  }
}

/**
 * Node keeps a server waiting for the sockets that it has passed on, and for ever once the other process has gone before
 * it closes. So the socket leaves its server first, and what is left of it here ends when it is on its way. Until then
 * Node would go on reading it here: on a busy machine the first messages of a stream ended in this process, and the call
 * with them.
 */
function handOver(child: ChildProcess, message: ToMedia, socket: Socket): void {
  Object.assign(socket, { server: undefined })
  ;(socket as ReadSocket)._handle?.readStop()
  child.send(message, socket, { keepOpen: false }, () => {
    socket.destroy()
  })
}

/** `pause` alone leaves the handle reading. */
type ReadSocket = Socket & { _handle?: { readStop(): number } | null }

/** It has gone, and its end is told by itself. */
const ignore = () => undefined

function added<T>(set: Set<T>, one: T): () => void {
  set.add(one)
  return () => set.delete(one)
}
