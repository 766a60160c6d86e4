import type { Token } from './when-tokens.ts'

/** After a number that counts things: no day. */
export const countedThing =
  /^(?:rue|avenue|boulevard|bis|etage|euros?|€|personnes?|pers|adultes?|enfants?|couverts?|people|guests?|adults?|kids|children|jours?|nuits?|nuitees?|semaines?|mois|days?|nights?|weeks?|months?|chambres?|rooms?|%)$/
const rangeJoin = /^(?:au|jusqu'au|jusqu'a|-|to|until|till|through|a)$/
const fromWord = /^(?:du|a partir du|from|starting(?: on| from)?|des le)$/

/** Bare numbers that are days of a month by where they stand: "du 13 au 18", "13 au 15 juillet". */
export function promoteDays(tokens: readonly Token[]): Token[] {
  const made = [...tokens]
  for (const [at, token] of made.entries()) {
    if (token.type !== 'number' || token.value < 1 || token.value > 31) continue
    if (countedThing.test(made[at + 1]?.text ?? '')) continue
    if (isStart(made, at) || isEnd(made, at)) made[at] = { type: 'day', ref: { dom: token.value }, text: token.text }
  }
  return made
}

/** Before "au 20", where that is a date or a number too. */
function isStart(tokens: readonly Token[], at: number): boolean {
  const [before, join, after, beyond] = [tokens[at - 1], tokens[at + 1], tokens[at + 2], tokens[at + 3]]
  const opened = before?.type === 'glue' && fromWord.test(before.text)
  if (join?.type !== 'glue' || !rangeJoin.test(join.text)) return opened && before.text !== 'from' && !isUnit(join)
  if (after?.type === 'day') return after.ref.dom !== undefined && (join.text !== 'a' || opened)
  return opened && after?.type === 'number' && after.value <= 31 && !countedThing.test(beyond?.text ?? '')
}

const isUnit = (token: Token | undefined) =>
  token?.type === 'word' && /^\p{L}/u.test(token.text) && token.text.length > 3

function isEnd(tokens: readonly Token[], at: number): boolean {
  const [start, join] = [tokens[at - 2], tokens[at - 1]]
  return join?.type === 'glue' && rangeJoin.test(join.text) && start?.type === 'day' && start.ref.dom !== undefined
}

/** Runs of tokens with no other word between them. */
export function clustersOf(tokens: readonly Token[]): Token[][] {
  const clusters: Token[][] = [[]]
  for (const token of tokens) {
    if (token.type === 'word') clusters.push([])
    else clusters.at(-1)?.push(token)
  }
  return clusters.filter((cluster) => cluster.some(({ type }) => type !== 'glue' && type !== 'number'))
}

/** What stands after "avant", "sauf", "pas" is not what is meant; a time that something still follows is not read. */
export function dropSpoiled(cluster: readonly Token[]): { kept: Token[]; spoiled: boolean } {
  const spoilers = cluster.flatMap(({ type }, index) => (type === 'spoiler' ? [index] : []))
  if (spoilers.length === 0) return { kept: [...cluster], spoiled: false }
  const gone = new Set(
    spoilers.map((index) =>
      cluster.findIndex(({ type }, at) => at > index && (type === 'day' || type === 'time' || type === 'part')),
    ),
  )
  if (spoilers.some((index) => cluster[index]?.text.match(/^(?:passe|cet$|gmt|utc)/) !== null))
    return { kept: [], spoiled: true }
  return { kept: cluster.filter((_, index) => !gone.has(index)), spoiled: [...gone].some((index) => index >= 0) }
}
