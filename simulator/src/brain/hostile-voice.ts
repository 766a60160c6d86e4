import { hostileCalls } from '#sim/anthropic/tool-script.ts'
import type { Targets } from '#sim/anthropic/tool-script.ts'
import type { Mind, Output } from '#sim/openai-realtime/mind.ts'

/** How often it calls before it speaks. */
const MOST_ROUNDS = 4
const BROKEN = ['{"date_from": ', 'null', '[]', '"oui"', '', '{"hold": {"$ne": null}}']

/**
 * A voice that calls any tool with anything, several at a time, arguments that are no JSON included, and then claims
 * what was never done. @param random 0 ≤ x < 1; the same numbers make the same voice
 */
export function hostileVoice(targets: Targets, random: () => number): Mind {
  const anyCall = hostileCalls(targets, random)
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  let rounds = 0
  return ({ cause, tools }) => {
    rounds = cause === 'results' ? rounds + 1 : 0
    if (cause === 'asked' || rounds >= MOST_ROUNDS || random() < 0.1) return [{ say: pick(targets.claims) }]
    const names = tools.map(({ name }) => name)
    return Array.from({ length: 1 + Math.floor(random() * 3) }, (): Output => {
      const { name, input } = anyCall(names)
      return { call: name, args: random() < 0.15 ? pick(BROKEN) : input }
    })
  }
}
