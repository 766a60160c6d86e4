import { fold, words } from '#src/text/fold.ts'
import { stems } from '#src/text/stems.ts'
import { questionWords } from '#src/text/stop-words.ts'
import { tokens } from '#src/text/tokens.ts'

/** One word in nine may be there on one side only: a wrong grouping hides a question from the house. */
const leastLikeness = 0.88
/** "With" and "without" are no words to rank by, but they turn a question round; another number makes another question. */
const isDecisive = (word: string) => /^(?:sans|without|sin|senza|ohne|sem|zonder)$|\d/.test(word)
/** They come and go with the turn of phrase: "quel est le prix", "le prix". */
const isLoose = (word: string) => /^(?:quel(?:le)?s?|what|which)$/.test(word)

/**
 * Whether two questions ask the same thing in nearly the same words. Careful: when in doubt they are two.
 * @param language of both, when it is known
 */
export function sameQuestion(one: string, other: string, language?: string): boolean {
  const folded = fold(one)
  if (folded === fold(other)) return folded !== ''
  const [a, b] = [readQuestion(one, language), readQuestion(other, language)]
  return sameSet(a.decisive, b.decisive) && sameSet(a.asking, b.asking) && sameSubject(a.subject, b.subject)
}

function readQuestion(text: string, language: string | undefined) {
  const kept = tokens(text).filter((token) => !isLoose(token))
  return {
    decisive: words(text).filter(isDecisive),
    asking: kept.filter((token) => questionWords.has(token)),
    subject: [
      ...new Set(
        stems(
          kept.filter((token) => !questionWords.has(token)),
          language,
        ),
      ),
    ],
  }
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.every((word) => other.includes(word)) && other.every((word) => one.includes(word))
}

/** All the words of the shorter one are in the longer one, which has hardly any others. A replaced word is another subject. */
function sameSubject(one: readonly string[], other: readonly string[]): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  if (shorter.length === 0 || (2 * shorter.length) / (shorter.length + longer.length) < leastLikeness) return false
  return shorter.every((word) => longer.some((candidate) => sameWord(word, candidate)))
}

/** A long word may have one letter too many or too few, its first letter apart: closer words ("plage", "place") often differ in sense. */
function sameWord(one: string, other: string): boolean {
  if (one === other) return true
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one]
  if (shorter.length < 6 || longer.length !== shorter.length + 1 || shorter.at(0) !== longer.at(0)) return false
  const at = Array.from({ length: shorter.length }).findIndex((_, i) => shorter[i] !== longer[i])
  return at < 0 || shorter.slice(at) === longer.slice(at + 1)
}
