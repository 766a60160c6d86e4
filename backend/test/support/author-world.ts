import { AnthropicSimulator } from '@conciergerie/simulator'
import type { ModelReply } from '@conciergerie/simulator'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { Author } from '#src/agent/author.ts'
import { Tester } from '#src/agent/tester.ts'
import type { Patience } from '#src/agent/ask-model.ts'
import type { Database } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import type { House } from '#src/features/conciergeries/house.ts'
import type { ReplyRequest, Turn } from '#src/features/conversations/reply-author.ts'
import { FaqShelves } from '#src/features/faqs/faq-shelves.ts'
import { AnthropicModel } from '#src/providers/ai/anthropic.ts'
import { silentMeter } from '#src/providers/meter.ts'
import { houseOf, insertFaqs, insertHouse } from './house-with-faqs.ts'

const now = () => new Date('2026-11-21T09:00:00.000Z')
const at = now().toISOString()

const faqs = [
  {
    question: 'Avez-vous un parking ?',
    answer: 'Oui, un parking couvert à 15 € par nuit. Appelez le 04 67 11 22 33 pour réserver.',
  },
  { question: 'À quelle heure est le petit-déjeuner ?', answer: 'Le petit-déjeuner est servi de 7 h à 10 h 30.' },
  { question: 'Les animaux sont-ils acceptés ?', answer: 'Oui, pour 12 € par nuit.' },
]

interface Options {
  patience?: Patience
  keyless?: boolean
  changes?: Partial<House>
}

type Written = Partial<ReplyRequest> & { history?: Turn[] }

/** A house with three FAQs and its author, who speaks through the real SDK to the simulator's model. */
export function authorWorld() {
  const anthropic = new AnthropicSimulator({ apiKey: 'sk-test' })
  beforeAll(() => anthropic.listen(0, '127.0.0.1'))
  afterAll(() => anthropic.close())

  /** What the model answers from now on, in order; the last reply again and again. */
  function play(...replies: readonly ModelReply[]): void {
    anthropic.reset()
    anthropic.script.next(...replies.slice(0, -1))
    for (const last of replies.slice(-1)) anthropic.script.always(last)
  }

  async function open(
    db: Database,
    { patience = { attemptMs: 4_000, totalMs: 8_000 }, keyless = false, changes = {} }: Options = {},
  ) {
    const house = await insertHouse(db, 'Les Quais')
    const [parking = 0, breakfast = 0, pets = 0] = await insertFaqs(db, house, faqs)
    const houses = {
      read: (id: number) =>
        id === house ? Promise.resolve(houseOf(id, 'Les Quais', changes)) : Promise.reject(notFound()),
    }
    const shelves = new FaqShelves(db)
    const model = keyless
      ? null
      : new AnthropicModel({ apiKey: 'sk-test', model: 'claude-haiku-5-5', baseUrl: anthropic.url, meter: silentMeter })
    const author = new Author({ houses, shelves, model, now, logger: pino({ level: 'silent' }), patience })
    const tester = new Tester({ author, houses, shelves, now })
    const write = (text: string | readonly string[], { history = [], ...request }: Written = {}) =>
      author.write({
        conciergerieId: house,
        conversationId: 1,
        turns: [...history, ...[text].flat().map((said) => turn('client', said))],
        client: { name: null, language: null },
        disclose: false,
        signal: new AbortController().signal,
        ...request,
      })
    return { house, parking, breakfast, pets, write, tester, db }
  }

  /** The instructions of a request, and its turns, as text. */
  function sent(place = 0) {
    const { system = '', messages = [] } = anthropic.requests[place]?.body ?? {}
    const instructions = typeof system === 'string' ? [{ text: system }] : system
    return {
      instructions,
      turns: messages.map(({ role, content }) => ({ role, text: typeof content === 'string' ? content : '' })),
    }
  }

  return { anthropic, open, play, sent }
}

export const turn = (from: Turn['from'], text: string): Turn => ({ from, text, at })

/** The form of an answer that cites these FAQs. */
export const answered = (text: string, faqIds: readonly (number | string)[], more: object = {}) =>
  fills({ outcome: 'answered', language: 'fr', text, faqIds: faqIds.map(String), reason: '', ...more })

/** A form as the model fills it. */
export const fills = (value: unknown): ModelReply => ({ kind: 'json', value })
