import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages'
import { Armed } from '#sim/lib/armed.ts'
import type { ArmedOptions } from '#sim/lib/armed.ts'
import type { ModelReply, ScriptedReply } from './model-reply.ts'

/** Which requests a reply is for. */
export interface ReplyFilter {
  /** Somewhere in the prompt: a client's words, a house's name. */
  contains?: string
}

/** What the model is going to answer; when nothing is left, the small model answers by itself. */
export class Script {
  readonly #replies = new Armed<ScriptedReply, ReplyFilter>(
    ({ contains: wanted }, { contains: prompt = '' }) => wanted === undefined || prompt.includes(wanted),
  )

  /** For the next request, then the one after… Returns how to take them all back. */
  next(...replies: ScriptedReply[]): () => void {
    return undoAll(replies.map((reply) => this.#replies.add(reply, {})))
  }

  /** For every request that nothing else was scripted for, until taken back. */
  always(reply: ScriptedReply): () => void {
    return this.add(reply, {}, { times: 'always' })
  }

  add(reply: ScriptedReply, filter: ReplyFilter, options?: ArmedOptions): () => void {
    return this.#replies.add(reply, filter, options)
  }

  /** How many replies have not been given yet; standing ones count as one. */
  get left(): number {
    return this.#replies.pending.length
  }

  clear(): void {
    this.#replies.clear()
  }

  async take(request: MessageCreateParams, prompt: string): Promise<ModelReply> {
    const reply = this.#replies.take({ contains: prompt })
    if (reply === undefined) return { kind: 'model' }
    return typeof reply === 'function' ? await reply(request) : reply
  }
}

function undoAll(undos: (() => void)[]): () => void {
  return () => {
    for (const undo of undos) undo()
  }
}
