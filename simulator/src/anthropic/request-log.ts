import type { Request, Response } from 'express'
import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'
import type { Changes } from '#sim/lib/changes.ts'

/** A request to the model, as it came in. */
export interface ModelRequest {
  body: MessageCreateParams
  version: string
  /** The SDK counts its own retries. */
  retry: number
  /** Null until it ends; and for ever when nothing was answered. */
  status: number | null
  /** Ended, by us or by the caller. */
  ended: boolean
  /** The caller hung up before the answer was whole. */
  aborted: boolean
}

/** Every call of `POST /v1/messages`, refused ones included. */
export class RequestLog {
  readonly all: ModelRequest[] = []
  readonly #changes: Changes

  constructor(changes: Changes) {
    this.#changes = changes
  }

  open(req: Request): ModelRequest {
    const retry = Number(req.get('x-stainless-retry-count') ?? 0)
    const version = req.get('anthropic-version') ?? ''
    const entry = { body: req.body as MessageCreateParams, version, retry, status: null, ended: false, aborted: false }
    this.all.push(entry)
    this.#changes.announce()
    return entry
  }

  end(entry: ModelRequest, res: Response): void {
    entry.ended = true
    entry.aborted = !res.writableFinished
    entry.status = res.headersSent ? res.statusCode : null
    this.#changes.announce()
  }

  clear(): void {
    this.all.length = 0
  }
}
