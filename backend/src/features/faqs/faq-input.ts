import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'
import type { FaqRow } from './faqs.store.ts'

/** A FAQ as it is given; what is left out is kept (or takes its default when the FAQ is new). */
export interface FaqInput {
  question?: string | undefined
  answer?: string | undefined
  category?: string | null | undefined
  locale?: string | undefined
  active?: boolean | undefined
  validFrom?: string | null | undefined
  validTo?: string | null | undefined
  aliases?: readonly string[] | undefined
}

export type NewFaq = FaqInput & { question: string; answer: string }

export type FaqFields = Pick<
  FaqRow,
  'question' | 'answer' | 'category' | 'locale' | 'active' | 'valid_from' | 'valid_to'
>

export function fieldsOfNew(input: NewFaq, houseLocale: string): FaqFields {
  return fieldsOfChange(input, {
    question: input.question,
    answer: input.answer,
    category: null,
    locale: houseLocale,
    active: 1,
    valid_from: null,
    valid_to: null,
  })
}

/** @throws AppError invalid when it would end before it begins */
export function fieldsOfChange(input: FaqInput, before: FaqFields): FaqFields {
  const fields = {
    question: input.question ?? before.question,
    answer: input.answer ?? before.answer,
    category: input.category === undefined ? before.category : input.category || null,
    locale: input.locale ?? before.locale,
    active: input.active === undefined ? before.active : Number(input.active),
    valid_from: input.validFrom === undefined ? before.valid_from : input.validFrom,
    valid_to: input.validTo === undefined ? before.valid_to : input.validTo,
  }
  ensureDatesInOrder(fields)
  return fields
}

function ensureDatesInOrder({ valid_from: from, valid_to: to }: FaqFields): void {
  if (from === null || to === null || from <= to) return
  throw new AppError('invalid', words.wrongFields, {
    fields: { validTo: words.endsBefore },
  })
}
