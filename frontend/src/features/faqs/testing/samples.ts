import type { Faq, Question } from '@conciergerie/contract'
import type { FaqPage, QuestionPage, TriedAnswer } from '../api.ts'

const at = '2026-06-09T08:00:00Z'

export function sampleFaq(change: Partial<Faq> = {}): Faq {
  return {
    id: 1,
    question: 'Où se garer ?',
    answer: 'Dans la cour, 12,00 € la nuit.',
    category: 'Accès',
    locale: 'fr',
    active: true,
    validFrom: null,
    validTo: null,
    aliases: [],
    usageCount: 42,
    lastUsedAt: at,
    version: 1,
    createdAt: at,
    updatedAt: at,
    ...change,
  }
}

export function pageOfFaqs(items: Faq[], nextCursor: string | null = null): FaqPage {
  const activeTotal = items.filter(({ active }) => active).length
  return { items, nextCursor, total: items.length, activeTotal, categories: ['Accès', 'Séjour'] }
}

export function sampleAsk(change: Partial<Question['asks'][number]> = {}): Question['asks'][number] {
  return {
    text: 'Les chiens sont admis ?',
    channel: 'whatsapp',
    conversationId: 100,
    clientName: 'Camille Rousseau',
    at,
    answered: false,
    withinWindow: true,
    ...change,
  }
}

export function sampleQuestion(change: Partial<Question> = {}): Question {
  return {
    id: 5,
    text: 'Acceptez-vous les chiens ?',
    status: 'open',
    count: 1,
    waiting: 0,
    language: 'fr',
    draft: null,
    faqId: null,
    firstAskedAt: at,
    lastAskedAt: at,
    asks: [],
    ...change,
  }
}

export function pageOfQuestions(items: Question[]): QuestionPage {
  return { items, nextCursor: null, openTotal: items.length, asksThisWeek: 3 }
}

export function sampleAnswer(change: Partial<TriedAnswer> = {}): TriedAnswer {
  return {
    outcome: 'answered',
    answer: 'Oui, dans la cour.',
    language: 'fr',
    reason: null,
    sources: [{ faqId: 1, question: 'Où se garer ?', score: 0.8, quote: 'Dans la cour.' }],
    candidates: [
      { faqId: 1, question: 'Où se garer ?', score: 0.8 },
      { faqId: 2, question: 'Navette vers la gare', score: 0.3 },
    ],
    latencyMs: 1100,
    by: 'model',
    ...change,
  }
}
