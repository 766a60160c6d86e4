import { cutText } from '#src/text/cut-text.ts'
import { isElliptical, previousQuestion } from './burst.ts'
import type { Burst } from './burst.ts'

const longest = 500

/** A question as the house reads it later, without the thread around it: "et le dimanche ?" alone would mean nothing. */
export function wordForHouse(burst: Burst, question: string): string {
  const line = question.replaceAll(/\s+/g, ' ').trim()
  const before = isElliptical(line) ? previousQuestion(burst) : null
  const whole = before === null ? line : `${before.replaceAll(/\s+/g, ' ').trim()} … ${line}`
  return cutText(whole, longest)
}
