import type { Message } from '@conciergerie/contract'
import type { InboxService } from './inbox.service.ts'
import type { FaqCounts } from './ports.ts'
import { presentSources } from './present.ts'
import type { Replier } from './replying.service.ts'

export interface Suggestion {
  suggestion: string | null
  sources: Message['sources']
}

/** A draft of the next reply, for whoever asks for one. */
export class Suggester {
  readonly #inbox: InboxService
  readonly #replier: Replier
  readonly #faqs: FaqCounts

  constructor({ inbox, replier, faqs }: { inbox: InboxService; replier: Replier; faqs: FaqCounts }) {
    this.#inbox = inbox
    this.#replier = replier
    this.#faqs = faqs
  }

  /** Null when the client asked nothing since the house last spoke. @throws AppError not_found */
  async suggest(conciergerieId: number, conversationId: number): Promise<Suggestion> {
    await this.#inbox.read(conciergerieId, conversationId)
    const reply = await this.#replier.suggest(conciergerieId, conversationId)
    if (!reply) return { suggestion: null, sources: [] }
    const usage = await this.#faqs.usageCounts(
      conciergerieId,
      reply.sources.map(({ faqId }) => faqId),
    )
    return { suggestion: reply.text, sources: presentSources(JSON.stringify(reply.sources), usage) }
  }
}
