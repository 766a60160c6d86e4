import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { RankedFaq } from '../../backend/src/features/faqs/ranker.ts'

/** A house of a data set, its FAQs as the product ranks them. */
export interface HouseOfSet {
  id: string
  name: string
  domain: string
  faqs: RankedFaq[]
}

export interface Asked {
  id: string
  house: HouseOfSet
  kind: 'faq' | 'none_review' | 'none_chat'
  text: string
  /** Earlier turns of both sides; null where the set cut them. */
  history: string[] | null
  /** The FAQs that are right; none for the questions that the house does not answer. */
  gold: number[]
}

export const setNames = ['dstc11', 'dstc10spoken', 'dstc9mini', 'cnil_fr'] as const
export type SetName = (typeof setNames)[number]

/** The questions of a data set's development part; null where the folder or the set is absent. */
export function loadSet(folder: string, set: SetName): Asked[] | null {
  const file = (part: string) => path.join(folder, `${set}.${part}.jsonl`)
  if (!existsSync(file('dev')) || !existsSync(file('entities'))) return null
  const locale = set.endsWith('_fr') ? 'fr' : 'en'
  const houses = new Map(readRows<EntityRow>(file('entities')).map((row) => [row.id, toHouse(row, locale)]))
  return readRows<QuestionRow>(file('dev')).flatMap((row) => {
    const house = houses.get(row.entity)
    return house ? [toAsked(row, house)] : []
  })
}

interface EntityRow {
  id: string
  domain: string
  name: string
  faqs: { id: string; q: string; a: string }[]
}

interface QuestionRow {
  id: string
  entity: string
  kind: Asked['kind']
  text: string
  history: [string, string][]
  gold: string[]
  cut?: boolean
}

const readRows = <T>(file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

const toHouse = ({ id, name, domain, faqs }: EntityRow, locale: string): HouseOfSet => ({
  id,
  name,
  domain,
  faqs: faqs.map((faq) => ({ id: Number(faq.id), question: faq.q, answer: faq.a, aliases: [], locale })),
})

const toAsked = (row: QuestionRow, house: HouseOfSet): Asked => ({
  id: row.id,
  house,
  kind: row.kind,
  text: row.text,
  history: row.cut ? null : row.history.map(([, text]) => text),
  gold: row.gold.map(Number),
})
