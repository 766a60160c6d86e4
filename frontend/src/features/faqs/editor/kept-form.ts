import { keepDraft, readDraft } from '../../../lib/drafts.ts'
import type { FaqForm } from './faq-form.ts'

interface Kept {
  form: FaqForm
  /** When the FAQ that was being corrected had been written; empty for a new one. */
  from: string
}

/**
 * What was being written when the editor was left, if the FAQ has not changed since.
 * @param name as for any draft: `12/faq/7`
 */
export function readKeptForm(name: string, from: string): FaqForm | null {
  const kept = parse(readDraft(name))
  return kept?.from === from ? kept.form : null
}

/** @param form null forgets it */
export function keepForm(name: string, from: string, form: FaqForm | null): void {
  keepDraft(name, form === null ? '' : JSON.stringify({ form, from } satisfies Kept))
}

function parse(text: string): Kept | null {
  if (text === '') return null
  try {
    const value: unknown = JSON.parse(text)
    return isKept(value) ? value : null
  } catch (error) {
    // Written by an older version of this page, or by hand: not worth more than starting again.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const texts = ['question', 'answer', 'category', 'locale', 'validFrom', 'validTo'] as const

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('form' in value) || !('from' in value)) return false
  const form = value.form as Partial<Record<keyof FaqForm, unknown>> | null
  if (typeof form !== 'object' || form === null) return false
  return (
    texts.every((name) => typeof form[name] === 'string') &&
    typeof form.active === 'boolean' &&
    Array.isArray(form.aliases)
  )
}
