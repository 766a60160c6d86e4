import { writeExtra } from '#src/features/conversations/message-extra.ts'
import { french } from './french.ts'
import type { Guest, Line, Script } from './script.ts'
import type { Seeding } from './seed.ts'
import type { SeededHouse } from './seed-houses.ts'

export type LineRow = ReturnType<typeof rowOf>

/** A line of a script as a row of `messages`, but for its ids. */
export function rowOf({ ago }: Seeding, house: SeededHouse, { guest }: Script, line: Line) {
  const at = ago(line.ago)
  const common = {
    ai_suggestion: null,
    error_code: null,
    error_message: null,
    sources: null,
    extra: null,
    author_id: null,
    author_name: null,
    sent_at: null,
    created_at: at,
    language: null,
  }
  switch (line.by) {
    case 'client':
      return {
        ...common,
        sender: 'client' as const,
        author_type: 'client',
        kind: line.location ? 'location' : 'text',
        message: line.text,
        language: guest.language,
        status: 'received',
        ai_suggestion: line.suggestion === undefined ? null : french(line.suggestion),
        extra: line.location ? writeExtra({ location: line.location }) : null,
      }
    case 'ai':
      return {
        ...common,
        sender: 'concierge' as const,
        author_type: 'ai',
        kind: 'text',
        message: typeset(line.text, guest),
        language: guest.language,
        status: 'read',
        sources: sourcesOf(house, line.faqs),
        sent_at: at,
      }
    case 'note':
      return {
        ...common,
        ...authorOf(house, line.author),
        sender: 'concierge' as const,
        author_type: 'concierge',
        kind: 'note',
        message: french(line.text),
        status: 'read',
      }
    case 'event':
      return {
        ...common,
        sender: 'concierge' as const,
        author_type: 'system',
        kind: 'event',
        message: '',
        status: 'read',
        extra: writeExtra({ event: line.event }),
      }
    default:
      return {
        ...common,
        ...authorOf(house, line.by),
        sender: 'concierge' as const,
        author_type: 'concierge',
        kind: 'text',
        message: french(line.text),
        language: guest.language,
        status: line.failure ? 'undelivered' : 'read',
        error_code: line.failure?.code ?? null,
        error_message: line.failure?.message ?? null,
        sent_at: at,
      }
  }
}

const typeset = (text: string, { language }: Guest) => (language === 'fr' ? french(text) : text)

function authorOf(house: SeededHouse, author: 'marie' | 'yann') {
  const member = house.team[author]
  return { author_id: member?.accountId ?? null, author_name: member?.name ?? null }
}

function sourcesOf(house: SeededHouse, keys: readonly string[]): string | null {
  const sources = keys.map((key) => {
    const faq = house.faqs.get(key)
    if (!faq) throw new Error(`no demo FAQ is called ${key}`)
    return { faqId: faq.id, question: faq.question, version: 1, quote: faq.answer }
  })
  return sources.length === 0 ? null : JSON.stringify(sources)
}
