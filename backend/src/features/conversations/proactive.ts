import type { Tx } from '#src/db/database.ts'
import { AppError } from '#src/errors.ts'
import type { Author, ConversationRef, Draft, Outbox } from './outbox.ts'
import type { ApprovedTemplate } from './ports.ts'
import { draftFree, draftTemplate } from './send-rules.ts'

export interface ProactiveMessage {
  text: string
  /** Outside the 24-hour window, the approved template that says it instead. */
  template: { template: ApprovedTemplate; variables: Record<string, string> } | null
  /** What the author of replies must know when it is answered. */
  memory?: string | null
}

const author: Author = { type: 'system', id: null, name: null }

/** What the house tells a client by itself, in their thread: reminders and the like. Whether they may be told is the caller's affair. */
export class ProactiveSender {
  readonly #outbox: Outbox

  constructor(outbox: Outbox) {
    this.#outbox = outbox
  }

  /** @returns the last message of it, which an answer answers; null when the template cannot be filled */
  async write(tx: Tx, conversation: ConversationRef, message: ProactiveMessage): Promise<number | null> {
    const drafts = draft(message)
    if (drafts === null) return null
    const { memory } = message
    const remembered = drafts.map((each) => (memory ? { ...each, extra: { ...each.extra, memory } } : each))
    return (await this.#outbox.add(tx, conversation, remembered)).at(-1) ?? null
  }
}

function draft({ text, template }: ProactiveMessage): Draft[] | null {
  if (template === null) return draftFree(author, text, null)
  try {
    return [draftTemplate(author, template.template, template.variables)]
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
