import { KEYLESS_THRESHOLD } from '../../backend/src/features/faqs/ranker.ts'
import type { RankedFaq } from '../../backend/src/features/faqs/ranker.ts'
import { surest } from '../../backend/src/features/faqs/ranker-sure.ts'
import { buildIndex } from '../../backend/src/features/faqs/ranker-index.ts'
import { loadSet, setNames } from './faq-data.ts'
import type { Asked, SetName } from './faq-data.ts'
import { otherWordings } from './ranker-quality.ts'
import { breathe } from './progress.ts'
import type { Step } from './progress.ts'
import { makeRanker, percent } from './recall.ts'
import type { Row } from './report.ts'

/** A question put to a house without a model: how sure the best FAQ is, and whether it is a right one. */
interface Verdict {
  sureness: number
  right: boolean
  answerable: boolean
}

interface SmallHouse {
  faqs: number
  /** How many of the 22 FAQs that questions are known for are among them; the questions on the others have no answer there. */
  known: number
  aliases: number
}

const smallHouses: SmallHouse[] = [
  { faqs: 15, known: 11, aliases: 0 },
  { faqs: 20, known: 11, aliases: 0 },
  { faqs: 30, known: 11, aliases: 0 },
  { faqs: 40, known: 11, aliases: 0 },
  { faqs: 30, known: 22, aliases: 0 },
  { faqs: 30, known: 11, aliases: 1 },
  { faqs: 30, known: 11, aliases: 2 },
]
const splits = 20
const leastRight = 80

/** Held against the bar on French small houses; the other sets are shown for what they are. */
export async function measureKeyless(folder: string, step: Step): Promise<Row[]> {
  const french = loadSet(folder, 'cnil_fr')
  const houses: { name: string; verdicts: Verdict[] }[] = []
  for (const size of french ? smallHouses : []) {
    step(nameOf(size))
    await breathe()
    houses.push({ name: nameOf(size), verdicts: cutHouses(french ?? [], size) })
  }
  const small = houses.map(({ name, verdicts }) => judged(name, verdicts, KEYLESS_THRESHOLD, leastRight))
  const curve = houses.length > 0 ? showCurve(houses.map(({ verdicts }) => verdicts)) : []
  return [...small, ...curve, ...setNames.flatMap((set) => measureSet(folder, set))]
}

const nameOf = ({ faqs, known, aliases }: SmallHouse) =>
  `sans clé, maison de ${faqs} FAQ, ${Math.round((100 * known) / 22)} % des questions couvertes${aliases > 0 ? `, ${aliases} alias` : ''}`

/** How the threshold was chosen: the worst of these houses at each step. */
function showCurve(houses: readonly (readonly Verdict[])[]): Row[] {
  return [0.3, 0.35, 0.4, 0.45, 0.5, 0.6].map((threshold) => {
    const given = houses.map((verdicts) => countGiven(verdicts, threshold))
    const right = Math.min(...given.map(({ share }) => share))
    const served = Math.min(...given.map((one) => one.served))
    return {
      name: `  seuil ${threshold}, la moins bonne de ces maisons`,
      value: `${right} % justes, ${served} % servies`,
      bar: '',
      ok: true,
    }
  })
}

function measureSet(folder: string, set: SetName): Row[] {
  const questions = loadSet(folder, set)
  if (!questions) return []
  const indexOf = makeRanker()
  const verdicts = (kinds: readonly Asked['kind'][]) =>
    questions
      .filter(({ kind }) => kinds.includes(kind))
      .map((asked) => judge(asked, surest(indexOf(asked.house), asked.text)))
  const rows = [judged(`sans clé, ${set}, questions couvertes`, verdicts(['faq']), KEYLESS_THRESHOLD, null)]
  for (const kind of ['none_chat', 'none_review'] as const) {
    const none = verdicts([kind])
    if (none.length > 0) rows.push(falseAnswers(`sans clé, ${set}, ${kind} : réponses à tort`, none))
  }
  return rows
}

function judged(name: string, verdicts: readonly Verdict[], threshold: number, bar: number | null): Row {
  const { share, served } = countGiven(verdicts, threshold)
  return {
    name,
    value: `${share} % justes, ${served} % servies`,
    bar: bar === null ? '' : `≥ ${bar} % justes`,
    ok: bar === null || share >= bar,
  }
}

/** Of the answers given, the share that is right; of the questions that have an answer, the share that gets it. */
function countGiven(verdicts: readonly Verdict[], threshold: number): { share: number; served: number } {
  const given = verdicts.filter(({ sureness }) => sureness >= threshold)
  const right = given.filter((verdict) => verdict.right).length
  return {
    share: percent(right, given.length),
    served: percent(right, verdicts.filter(({ answerable }) => answerable).length),
  }
}

function falseAnswers(name: string, verdicts: readonly Verdict[]): Row {
  const given = verdicts.filter(({ sureness }) => sureness >= KEYLESS_THRESHOLD).length
  return { name, value: `${given} sur ${verdicts.length}`, bar: '', ok: true }
}

const judge = (
  asked: Asked,
  best: { faqId: number; score: number } | null,
  inHouse = asked.gold.length > 0,
): Verdict => ({
  sureness: best?.score ?? 0,
  right: inHouse && best !== null && asked.gold.includes(best.faqId),
  answerable: inHouse,
})

/** Many small houses cut from one long list, whole FAQs with all their questions at a time, always the same ones. */
function cutHouses(asked: readonly Asked[], { faqs, known, aliases }: SmallHouse): Verdict[] {
  const all = asked[0]?.house.faqs ?? []
  const golds = [...new Set(asked.flatMap(({ gold }) => gold))]
  return Array.from({ length: splits }, (_, split) => split + 1).flatMap((split) => {
    const random = makeRandom(split)
    const kept = new Set(shuffle(golds, random).slice(0, known))
    const others = shuffle(
      all.filter(({ id }) => !golds.includes(id)),
      random,
    ).slice(0, faqs - known)
    const house = [...all.filter(({ id }) => kept.has(id)), ...others]
    const bare = buildIndex(house)
    return asked.map((question) => {
      const index = aliases === 0 ? bare : buildIndex(withAliases(house, asked, question, aliases))
      return judge(
        question,
        surest(index, question.text),
        question.gold.some((id) => kept.has(id)),
      )
    })
  })
}

const withAliases = (house: readonly RankedFaq[], asked: readonly Asked[], question: Asked, most: number) =>
  house.map((faq) => ({ ...faq, aliases: otherWordings(asked, question, faq.id).slice(0, most) }))

/** Numbers from 0 to 1 that are the same at every run (a linear congruential generator). */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item)
}
