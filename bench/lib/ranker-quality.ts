import { candidates, rank } from '../../backend/src/features/faqs/ranker.ts'
import { stems } from '../../backend/src/text/stems.ts'
import { tokens } from '../../backend/src/text/tokens.ts'
import { loadSet, setNames } from './faq-data.ts'
import type { Asked, HouseOfSet, SetName } from './faq-data.ts'
import { breathe } from './progress.ts'
import type { Step } from './progress.ts'
import { makeRanker, measureRecall, rankApart, showRecall } from './recall.ts'
import type { Recall } from './recall.ts'
import type { Row } from './report.ts'

/** R@5 in per cent of the best ranker without aliases or history that was measured before ours was written. */
const leastRecall: Record<SetName, number> = { dstc11: 50.6, dstc10spoken: 94.3, dstc9mini: 93.1, cnil_fr: 83.3 }

const answerable = (questions: readonly Asked[]) => questions.filter(({ gold }) => gold.length > 0)

const row = (name: string, recall: Recall, at: 1 | 3 | 5 | 10, bar: number, than = '≥'): Row => ({
  name,
  value: showRecall(recall) + (at === 10 ? ` R@10 ${recall.at[10]}` : ''),
  bar: `R@${at} ${than} ${bar}`,
  ok: than === '>' ? recall.at[at] > bar : recall.at[at] >= bar,
})

/** The last message alone, then what history and aliases add. */
export async function measureQuality(folder: string, step: Step): Promise<Row[]> {
  const rows: Row[] = []
  for (const set of setNames) {
    const questions = loadSet(folder, set)
    if (!questions) continue
    step(`bonnes réponses parmi les premières : ${set}`)
    await breathe()
    rows.push(...measureSet(set, answerable(questions)))
  }
  return rows
}

function measureSet(set: SetName, asked: readonly Asked[]): Row[] {
  const indexOf = makeRanker()
  const alone = measureRecall(asked, ({ house, text }) => rank(indexOf(house), text))
  const rows = [row(`${set} : R@1 / R@3 / R@5 (MRR)`, alone, 5, leastRecall[set])]
  return [...rows, ...measureHistory(set, asked), ...measureAliases(set, asked, alone)]
}

function measureHistory(set: SetName, asked: readonly Asked[]): Row[] {
  if (set !== 'dstc11') return []
  const indexOf = makeRanker()
  const inDialogue = asked.filter(({ history }) => history !== null && history.length > 0)
  const alone = measureRecall(inDialogue, ({ house, text }) => rank(indexOf(house), text))
  const both = measureRecall(inDialogue, ({ house, text, history }) =>
    candidates(indexOf(house), text, history ?? [], 10),
  )
  return [
    row(`${set} : 5 du message, puis 5 avec l’historique`, both, 10, 78),
    row(`${set} : mieux que le message seul`, both, 10, alone.at[10], '>'),
  ]
}

function measureAliases(set: SetName, asked: readonly Asked[], alone: Recall): Row[] {
  if (set === 'dstc11') {
    const indexOf = makeRanker(aliasesFromOtherHouses(asked))
    const recall = measureRecall(asked, ({ house, text }) => rank(indexOf(house), text))
    return [row(`${set} : alias venus d’autres maisons`, recall, 5, alone.at[5], '>')]
  }
  if (set !== 'cnil_fr') return []
  return [1, 2].map((most) => {
    const recall = measureRecall(asked, (question) =>
      rankApart(question, (faqId) => otherWordings(asked, question, faqId).slice(0, most)),
    )
    return row(`${set} : ${most} alias par FAQ`, recall, 5, alone.at[5], '>')
  })
}

export const otherWordings = (asked: readonly Asked[], question: Asked, faqId: number) =>
  asked.filter((other) => other !== question && other.gold.includes(faqId)).map(({ text }) => text)

/** What guests of other houses asked on the same topic: FAQs whose question has the same stems, the house's name apart. */
function aliasesFromOtherHouses(asked: readonly Asked[]): (house: HouseOfSet, faqId: number) => string[] {
  const byTopic = Map.groupBy(
    asked.flatMap(({ house, text, gold }) => gold.map((faqId) => ({ house, text, topic: topicOf(house, faqId) }))),
    ({ topic }) => topic,
  )
  return (house, faqId) => {
    const others = byTopic.get(topicOf(house, faqId)) ?? []
    return [...new Set(others.filter((other) => other.house !== house).map(({ text }) => text))]
  }
}

function topicOf(house: HouseOfSet, faqId: number): string {
  const name = new Set(tokens(house.name))
  const question = house.faqs.find(({ id }) => id === faqId)?.question ?? ''
  const said = tokens(question).filter((token) => !name.has(token))
  return [house.domain, ...new Set(stems(said, 'en').sort())].join(' ')
}
