import { statSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Logger } from '#src/logger.ts'

/** Commits between two passes: under load some three a second, each a few hundred pages. */
const commitsBetween = 64
/** A log that never grew beyond this is small enough for SQLite's own checkpoints, and needs no thread. */
const smallLog = 3 * 1024 * 1024

/**
 * Copies committed pages from the log into the database, in a thread: SQLite does it within a commit, every thousand pages,
 * and whoever came just then waited for hundreds of pages and two syncs. Its own checkpoint stays behind this one, at a
 * size that is seldom reached: it finds little left to copy, and lets the log begin again.
 */
export class Checkpointer {
  readonly #file: string
  readonly #logger: Logger
  #thread: Worker | undefined
  #ended = false
  #busy = false
  #commits = 0

  constructor(file: string, logger: Logger) {
    this.#file = file
    this.#logger = logger
  }

  /** Something was committed. */
  committed(): void {
    this.#commits += 1
    if (this.#commits < commitsBetween || this.#busy || this.#ended) return
    this.#commits = 0
    this.#thread ??= this.#isLogSmall() ? undefined : this.#start()
    if (!this.#thread) return
    this.#busy = true
    this.#thread.postMessage('pass')
  }

  /** The pass under way is finished; its connection closes with the thread. */
  async close(): Promise<void> {
    this.#ended = true
    await this.#thread?.terminate()
  }

  #isLogSmall(): boolean {
    return (statSync(`${this.#file}-wal`, { throwIfNoEntry: false })?.size ?? 0) < smallLog
  }

  #start(): Worker {
    const thread = new Worker(path.join(import.meta.dirname, 'checkpoint-thread.ts'), { workerData: this.#file })
    thread.unref()
    thread.on('message', () => {
      this.#busy = false
    })
    thread.on('error', (err) => {
      this.#ended = true
      this.#logger.warn({ err }, 'the thread of checkpoints ended; SQLite makes its own')
    })
    return thread
  }
}
