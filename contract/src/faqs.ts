import { z } from 'zod'
import { day, id, idParams, instant, itemsOf, locale, pageOf, pageQuery, queryFlag, text, wholeList } from './common.ts'
import { house, houseAndKeys, route } from './route.ts'

export const faq = z
  .object({
    id,
    question: z.string(),
    answer: z.string(),
    category: z.string().nullable(),
    locale: z.string(),
    active: z.boolean(),
    /** Days of the house's calendar, both included. */
    validFrom: day.nullable(),
    validTo: day.nullable(),
    aliases: z.array(z.string()),
    usageCount: z.int(),
    lastUsedAt: instant.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Faq' })
export type Faq = z.infer<typeof faq>

const aliases = z.array(text(300)).max(20)
export const faqInput = z.strictObject({
  question: text(500),
  answer: text(4000),
  category: z.string().trim().max(60).nullable().optional(),
  locale: locale.optional(),
  active: z.boolean().optional(),
  validFrom: day.nullable().optional(),
  validTo: day.nullable().optional(),
  aliases: aliases.optional(),
})

export const answerOutcomes = ['answered', 'unanswered', 'human'] as const
export type AnswerOutcome = (typeof answerOutcomes)[number]
const scored = z.object({ faqId: id, question: z.string(), score: z.number() })

export const question = z
  .object({
    id,
    text: z.string(),
    status: z.enum(['open', 'answered', 'ignored']),
    count: z.int(),
    /** Clients still waiting for this answer. */
    waiting: z.int(),
    language: z.string().nullable(),
    draft: z.string().nullable(),
    faqId: id.nullable(),
    firstAskedAt: instant,
    lastAskedAt: instant,
    /** The latest asks, newest first (at most 20). */
    asks: z.array(
      z.object({
        text: z.string(),
        channel: z.enum(['whatsapp', 'phone', 'api', 'tester']),
        conversationId: id.nullable(),
        clientName: z.string().nullable(),
        at: instant,
        answered: z.boolean(),
        /** Whether free text may still be sent to this client. */
        withinWindow: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Question' })
export type Question = z.infer<typeof question>

const tag = 'FAQs'
const one = z.object({ faq })

const said = z.string().max(4000)

/**
 * An earlier turn of a tried dialogue, oldest first: as threads name it, as our screens do, or as files of dialogues keep
 * it (`user`/`assistant`, `U`/`S`, a bare sentence of the client).
 */
const triedTurn = z
  .union([
    z.strictObject({ sender: z.enum(['client', 'concierge']), message: said }),
    z.strictObject({ from: z.enum(['client', 'house']), text: said }),
    z.strictObject({ role: z.enum(['user', 'assistant']), content: said }),
    z.tuple([z.enum(['U', 'S']), said]),
    said,
  ])
  .transform((turn): { from: 'client' | 'house'; text: string } => {
    if (typeof turn === 'string') return { from: 'client', text: turn }
    if (Array.isArray(turn)) return { from: turn[0] === 'U' ? 'client' : 'house', text: turn[1] }
    if ('sender' in turn) return { from: turn.sender === 'client' ? 'client' : 'house', text: turn.message }
    if ('role' in turn) return { from: turn.role === 'user' ? 'client' : 'house', text: turn.content }
    return turn
  })

export const faqs = {
  list: route({
    method: 'GET',
    path: '/api/faqs',
    who: houseAndKeys,
    tag,
    summary: 'FAQs of the house',
    query: pageQuery.extend({
      q: z.string().max(200).optional(),
      category: z.string().max(60).optional(),
      locale: locale.optional(),
      active: queryFlag.optional(),
    }),
    response: pageOf(faq).extend({ total: z.int(), activeTotal: z.int(), categories: z.array(z.string()) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/faqs',
    who: houseAndKeys,
    tag,
    summary: 'Add a FAQ',
    body: faqInput,
    response: one.extend({ similar: z.array(scored) }),
    status: 201,
  }),
  read: route({
    method: 'GET',
    path: '/api/faqs/:id',
    who: houseAndKeys,
    tag,
    summary: 'One FAQ',
    params: idParams,
    response: one,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/faqs/:id',
    who: houseAndKeys,
    tag,
    summary: 'Correct a FAQ; a new version is kept',
    params: idParams,
    body: faqInput.partial(),
    response: one,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/faqs/:id',
    who: houseAndKeys,
    tag,
    summary: 'Delete a FAQ',
    params: idParams,
    status: 204,
  }),
  restore: route({
    method: 'POST',
    path: '/api/faqs/:id/restore',
    who: houseAndKeys,
    tag,
    summary: 'Undo a deletion',
    params: idParams,
    response: one,
  }),
  similar: route({
    method: 'GET',
    path: '/api/faqs/similar',
    who: houseAndKeys,
    tag,
    summary: 'FAQs close to a wording, before one is added twice',
    ...wholeList(scored, { question: z.string().min(1).max(500) }),
  }),
  test: route({
    method: 'POST',
    path: '/api/faqs/test',
    who: houseAndKeys,
    tag,
    summary: 'Try a question as a client would; nothing is stored or sent',
    body: z.strictObject({
      question: text(2000),
      history: z.array(triedTurn).max(200).optional(),
    }),
    response: z.object({
      outcome: z.enum(answerOutcomes),
      answer: z.string(),
      language: z.string().nullable(),
      reason: z.string().nullable(),
      sources: z.array(scored.extend({ quote: z.string() })),
      candidates: z.array(scored),
      latencyMs: z.int(),
      by: z.enum(['model', 'exact', 'ranker', 'fallback']),
    }),
  }),
  addStarters: route({
    method: 'POST',
    path: '/api/faqs/starters',
    who: house,
    tag,
    summary: 'Add ten FAQs of the trade, inactive, to complete',
    response: itemsOf(faq),
    status: 201,
  }),
  exportCsv: route({
    method: 'GET',
    path: '/api/faqs/export.csv',
    who: houseAndKeys,
    tag,
    summary: 'All FAQs as CSV',
    produces: 'text/csv',
  }),
  importMany: route({
    method: 'POST',
    path: '/api/faqs/import',
    who: houseAndKeys,
    tag,
    summary: 'Add many FAQs; exact duplicates are skipped',
    body: z.strictObject({ items: z.array(faqInput).min(1).max(500) }),
    response: z.object({ added: z.int(), skipped: z.int() }),
    status: 201,
  }),

  listQuestions: route({
    method: 'GET',
    path: '/api/questions',
    who: houseAndKeys,
    tag,
    summary: 'Questions that no FAQ answered, most asked first',
    query: pageQuery.extend({ status: z.enum(['open', 'answered', 'ignored']).optional() }),
    response: pageOf(question).extend({ openTotal: z.int(), asksThisWeek: z.int() }),
  }),
  readQuestion: route({
    method: 'GET',
    path: '/api/questions/:id',
    who: houseAndKeys,
    tag,
    summary: 'One unanswered question',
    params: idParams,
    response: z.object({ question }),
  }),
  /** The path that the earlier telephone service called. */
  raise: route({
    method: 'POST',
    path: '/api/faq',
    who: houseAndKeys,
    tag,
    summary: 'Raise a question that should become a FAQ',
    body: z.strictObject({ question: text(500), language: locale.optional() }),
    response: z.object({ question }),
    status: 201,
  }),
  draftAnswer: route({
    method: 'POST',
    path: '/api/questions/:id/draft',
    who: house,
    tag,
    summary: 'Propose an answer, to read again before it is published',
    params: idParams,
    response: z.object({ draft: z.string().nullable() }),
  }),
  publish: route({
    method: 'POST',
    path: '/api/questions/:id/publish',
    who: house,
    tag,
    summary: 'Make it a FAQ and, if asked, answer those who are still waiting inside their 24 h window',
    params: idParams,
    body: z.strictObject({
      question: text(500),
      answer: text(4000),
      category: z.string().trim().max(60).nullable().optional(),
      locale: locale.optional(),
      answerWaiting: z.boolean(),
    }),
    response: z.object({ faq, answered: z.int(), outsideWindow: z.int() }),
  }),
  attach: route({
    method: 'POST',
    path: '/api/questions/:id/attach',
    who: house,
    tag,
    summary: 'An existing FAQ answers it: its wordings become aliases',
    params: idParams,
    body: z.strictObject({ faqId: id, answerWaiting: z.boolean() }),
    response: z.object({ faq, answered: z.int(), outsideWindow: z.int() }),
  }),
  ignore: route({
    method: 'POST',
    path: '/api/questions/:id/ignore',
    who: house,
    tag,
    summary: 'Set it aside',
    params: idParams,
    response: z.object({ question }),
  }),
  reopen: route({
    method: 'POST',
    path: '/api/questions/:id/reopen',
    who: house,
    tag,
    summary: 'Take it back',
    params: idParams,
    response: z.object({ question }),
  }),
}
