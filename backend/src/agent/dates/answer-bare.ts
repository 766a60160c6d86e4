import { countedThing } from './clusters.ts'
import type { Token } from './when-tokens.ts'

/** A lone number as the answer to "which day?" or "at what time?": nothing else in the text may be one. */
export function answerBare(tokens: readonly Token[], asked: 'day' | 'time'): Token[] {
  if (tokens.some(({ type }) => type === 'day' || type === 'time'))
    return asked === 'time' ? besideDay(tokens) : [...tokens]
  const numbers = tokens.flatMap((token, at) =>
    token.type === 'number' || /^\d{3,4}$/.test(token.text) ? [{ at, text: token.text }] : [],
  )
  const [number, second] = numbers
  if (countedThing.test(tokens[(number?.at ?? 0) + 1]?.text ?? '')) return [...tokens]
  if (!number || numbers.length > 2 || (second && second.at !== number.at + 1)) return [...tokens]
  const made = asked === 'day' ? dayOf(tokens[number.at]) : timeOf(tokens[number.at], second && tokens[second.at])
  return made ? [...tokens.slice(0, number.at), made, ...tokens.slice((second ?? number).at + 1)] : [...tokens]
}

/** "Demain à 8". */
function besideDay(tokens: readonly Token[]): Token[] {
  if (tokens.some(({ type }) => type === 'time')) return [...tokens]
  return tokens.map((token, at) => {
    const led = /^(?:a|at|vers|around|about|for)$/.test(tokens[at - 1]?.text ?? '')
    return led && token.type === 'number' ? (timeOf(token, undefined) ?? token) : token
  })
}

function dayOf(token: Token | undefined): Token | null {
  if (token?.type !== 'number' || token.value < 1 || token.value > 31) return null
  return { type: 'day', ref: { dom: token.value }, text: token.text }
}

/** 8, 20, "seven thirty", 2015. */
function timeOf(token: Token | undefined, after: Token | undefined): Token | null {
  const digits = /^(\d{1,2})(\d\d)$/.exec(token?.text ?? '')
  const hours =
    digits && (token?.text.length ?? 0) > 2 ? Number(digits[1]) : token?.type === 'number' ? token.value : null
  const minutes =
    digits && (token?.text.length ?? 0) > 2 ? Number(digits[2]) : after?.type === 'number' ? after.value : 0
  if (hours === null || hours > 24 || minutes > 59) return null
  return {
    type: 'time',
    clock: { hours: hours % 24, minutes, sure: hours >= 13 || hours === 0 },
    text: token?.text ?? '',
  }
}
