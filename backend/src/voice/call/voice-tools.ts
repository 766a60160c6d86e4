import { houseTime } from '#src/agent/calendar.ts'
import type { ToolRegistry } from '#src/agent/tools/registry.ts'
import { result } from '#src/agent/tools/session.ts'
import type { ToolResult, ToolSession } from '#src/agent/tools/session.ts'
import type { Told } from '#src/agent/tools/told.ts'
import { searchFaqsTool } from '#src/agent/voice-brief.ts'
import type { Language } from '#src/agent/wording/index.ts'
import type { Clock } from '#src/clock.ts'
import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { FaqShelves } from '#src/features/faqs/faq-shelves.ts'
import { dayOf } from '#src/agent/calendar.ts'
import type { CallPlan } from './call-plan.ts'
import { phrasesIn } from '../locales/phrases.ts'

export interface VoiceToolParts {
  registry: ToolRegistry
  shelves: FaqShelves
  now: Clock
}

/** Where a call stands when a tool is called. */
export interface Moment {
  call: OpenedCall
  plan: CallPlan
  language: Language
  /** What the caller said since the recap; null when it is not written down yet. */
  heard: { text: string | null; at: string }
  said: string
  told: Told | null
  holds: Set<number>
  /** How many turns the caller has taken: the same call of a tool in the same turn does its work once. */
  turn: number
}

const mostFaqs = 5
const longestOutput = 4_000

/** The chat's tools in a voice's mouth. Identity comes from the call, never from a tool's arguments. */
export class VoiceTools {
  readonly #parts: VoiceToolParts

  constructor(parts: VoiceToolParts) {
    this.#parts = parts
  }

  async run(name: string, args: Record<string, unknown>, moment: Moment): Promise<ToolResult> {
    const { plan } = moment
    if (!plan.tools.some((tool) => tool.name === name)) return result('unknown_tool', '')
    if (name === searchFaqsTool) return this.#searchFaqs(args, plan)
    return spoken(name, await this.#parts.registry.run(name, args, this.#sessionOf(moment)), moment.language)
  }

  #sessionOf({ call, plan, language, heard, said, told, holds, turn }: Moment): ToolSession {
    return {
      house: plan.house,
      inventory: plan.inventory,
      clientId: call.clientId,
      clientName: call.clientName,
      phone: call.phone ?? call.givenPhone,
      conversationId: null,
      callId: call.id,
      source: 'voice',
      language,
      now: houseTime(this.#parts.now(), plan.house.timezone),
      turnKey: `call:${call.id}:${turn}`,
      heard: { ...heard, messageId: null },
      said,
      told,
      mayAct: true,
      holds,
    }
  }

  async #searchFaqs(args: Record<string, unknown>, { house }: CallPlan): Promise<ToolResult> {
    const question = typeof args['question'] === 'string' ? args['question'].slice(0, 500) : ''
    const day = dayOf(houseTime(this.#parts.now(), house.timezone))
    const shelf = await this.#parts.shelves.open(house.id, { day, message: question, history: [] })
    const found = shelf.rank(question).slice(0, mostFaqs)
    const faqs = found.flatMap(({ faqId }) => shelf.find(faqId) ?? [])
    return result(faqs.length === 0 ? 'nothing' : 'ok', '', {
      data: { faqs: faqs.map(({ question: asked, answer }) => ({ question: asked, answer })) },
    })
  }
}

/** What is written in a chat ("answers you here") is not said on a telephone. */
function spoken(name: string, done: ToolResult, language: Language): ToolResult {
  const phrases = phrasesIn(language)
  if (name === 'raise_question' && done.deed === 'filed') return { ...done, say: phrases.filed, text: phrases.filed }
  if (name === 'leave_message' && done.deed === 'left') return { ...done, say: phrases.left, text: phrases.left }
  return done
}

/** As the model is given it: small, and nothing in it that it should not say. */
export function outputOf({ status, say, text, data }: ToolResult): string {
  const output = JSON.stringify({ status, ...(say !== '' && { say }), ...(text !== null && { text }), ...data })
  return output.length <= longestOutput ? output : JSON.stringify({ status, say, text })
}
