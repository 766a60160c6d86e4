import { foldText } from '../fold-text.ts'

export type Column = 'question' | 'answer' | 'category' | 'locale' | 'active' | 'validFrom' | 'validTo' | 'aliases'

/** What people call each column; folded. */
const names: Record<Column, readonly string[]> = {
  question: ['question', 'questions', 'titre', 'title'],
  answer: ['answer', 'answers', 'reponse', 'reponses'],
  category: ['category', 'categorie', 'theme', 'rubrique'],
  locale: ['locale', 'language', 'langue', 'lang'],
  active: ['active', 'actif', 'actif ?', 'active ?', 'enabled'],
  validFrom: ['validfrom', 'valid from', 'valable du', 'debut', 'from'],
  validTo: ['validto', 'valid to', 'valable au', 'fin', 'to', 'until'],
  aliases: ['aliases', 'alias', 'tournures', 'autres facons de demander', 'variantes'],
}

/** Written by our own export, of no use on the way in. */
const passedOver = ['id', 'usagecount']

export interface Header {
  /** Column → its place in a row. */
  places: ReadonlyMap<Column, number>
  /** Names that mean nothing to us. */
  unknown: string[]
  missing: ('question' | 'answer')[]
}

export function readHeader(cells: readonly string[]): Header {
  const places = new Map<Column, number>()
  const unknown: string[] = []
  cells.forEach((cell, place) => {
    const folded = foldText(cell)
    const column = columnOf(folded)
    if (column !== undefined && !places.has(column)) places.set(column, place)
    else if (folded !== '' && !passedOver.includes(folded)) unknown.push(cell.trim())
  })
  const missing = (['question', 'answer'] as const).filter((column) => !places.has(column))
  return { places, unknown, missing }
}

function columnOf(folded: string): Column | undefined {
  const found = Object.entries(names).find(([, known]) => known.includes(folded))
  return found?.[0] as Column | undefined
}
