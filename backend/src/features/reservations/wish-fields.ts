import { AppError } from '#src/errors.ts'
import { isDay } from './engine/calendar.ts'
import type { Wording } from './locales/wording.ts'

/** What is wrong with a form, field by field, said as the next question to ask. */
export class Complaints {
  readonly wording: Wording
  readonly #fields: Record<string, string> = {}

  constructor(wording: Wording) {
    this.wording = wording
  }

  /** The first complaint of a field stands. */
  add(field: string, words: string): null {
    this.#fields[field] ??= words
    return null
  }

  has(...fields: string[]): boolean {
    return fields.some((field) => field in this.#fields)
  }

  /** @throws AppError invalid, when there was something to complain of; its message asks the first question */
  throwIfAny(): void {
    const [first] = Object.values(this.#fields)
    if (first === undefined) return
    throw new AppError('invalid', first, { fields: this.#fields })
  }
}

/** `2026-03-15`, also as earlier websites write it: `15/03/2026`, `15-03-2026`, `2026-03-15T19:30`. Null and a complaint else. */
export function readDay(text: string, field: string, complaints: Complaints): string | null {
  const trimmed = text.trim()
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  const day = french
    ? `${french[3] ?? ''}-${(french[2] ?? '').padStart(2, '0')}-${(french[1] ?? '').padStart(2, '0')}`
    : trimmed.slice(0, 10)
  const rest = french ? '' : trimmed.slice(10)
  if (isDay(day) && (rest === '' || /^[T ]/.test(rest))) return day
  return complaints.add(field, complaints.wording.wish.notADay(trimmed))
}

/** `19:30`, `19h30`, `19 h`, `9:05`: as `HH:MM`. Null and a complaint else. */
export function readTime(text: string, complaints: Complaints): string | null {
  const match = /^(\d{1,2})\s*(?:[:h.]\s*(\d{2})?)?(?::\d{2})?\s*$/i.exec(text.trim())
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)]
  if (!match || hour > 23 || minute > 59) return complaints.add('time', complaints.wording.wish.notATime(text.trim()))
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
