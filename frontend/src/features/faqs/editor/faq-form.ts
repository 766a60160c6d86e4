import type { Endpoints, Faq } from '@conciergerie/contract'

/** A FAQ as it is being written: every field a text, empty where there is nothing. */
export interface FaqForm {
  question: string
  answer: string
  category: string
  locale: string
  active: boolean
  /** `YYYY-MM-DD`. */
  validFrom: string
  validTo: string
  aliases: readonly string[]
}

export type NewFaq = Endpoints['POST /api/faqs']['body']
export type FaqChanges = Endpoints['PATCH /api/faqs/:id']['body']
type LengthProblem = 'missing' | 'tooLong'

export interface Problems {
  question?: LengthProblem
  answer?: LengthProblem
  validTo?: 'endsBefore'
}

/** As many characters as the server takes. */
export const longest = { question: 500, answer: 4000, category: 60, alias: 300 }
export const mostAliases = 20

export function blankForm(locale: string, question: string): FaqForm {
  return { question, answer: '', category: '', locale, active: true, validFrom: '', validTo: '', aliases: [] }
}

export function formOf(faq: Faq): FaqForm {
  const { question, answer, locale, active, aliases } = faq
  return {
    question,
    answer,
    locale,
    active,
    aliases,
    category: faq.category ?? '',
    validFrom: faq.validFrom ?? '',
    validTo: faq.validTo ?? '',
  }
}

export function problemsOf(form: FaqForm): Problems {
  const question = lengthProblem(form.question, longest.question)
  const answer = lengthProblem(form.answer, longest.answer)
  const endsBefore = form.validFrom !== '' && form.validTo !== '' && form.validTo < form.validFrom
  return {
    ...(question ? { question } : {}),
    ...(answer ? { answer } : {}),
    ...(endsBefore ? { validTo: 'endsBefore' as const } : {}),
  }
}

function lengthProblem(text: string, most: number): LengthProblem | undefined {
  const { length } = text.trim()
  if (length === 0) return 'missing'
  return length > most ? 'tooLong' : undefined
}

/** What the server is told of a new FAQ. */
export function inputOf(form: FaqForm): NewFaq {
  return {
    question: form.question.trim(),
    answer: form.answer.trim(),
    category: form.category.trim() || null,
    locale: form.locale,
    active: form.active,
    validFrom: form.validFrom || null,
    validTo: form.validTo || null,
    aliases: [...form.aliases],
  }
}

/** What differs between a form and the FAQ that it was made from; nothing else is sent, nothing else can be overwritten. */
export function changesOf(form: FaqForm, before: FaqForm): FaqChanges {
  const now = inputOf(form)
  const then = inputOf(before)
  const names = Object.keys(now) as (keyof NewFaq)[]
  const changed = names.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(then[name]))
  return Object.fromEntries(changed.map((name) => [name, now[name]]))
}

export const isChanged = (form: FaqForm, before: FaqForm): boolean => Object.keys(changesOf(form, before)).length > 0
