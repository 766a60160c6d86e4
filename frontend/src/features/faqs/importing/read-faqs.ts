import type { Endpoints } from '@conciergerie/contract'
import { longest, mostAliases } from '../editor/faq-form.ts'
import { foldText } from '../fold-text.ts'
import { readHeader } from './columns.ts'
import type { Column, Header } from './columns.ts'
import { parseCsv } from './parse-csv.ts'
import type { CsvFault, CsvRow } from './parse-csv.ts'
import { readAliases, readDay, readFlag, readLocale } from './read-cells.ts'

export type ImportedFaq = Endpoints['POST /api/faqs/import']['body']['items'][number]

export interface LineError {
  line: number
  code:
    | CsvFault['code']
    | 'questionMissing'
    | 'questionTooLong'
    | 'answerMissing'
    | 'answerTooLong'
    | 'categoryTooLong'
    | 'locale'
    | 'active'
    | 'validFrom'
    | 'validTo'
    | 'endsBefore'
    | 'tooManyAliases'
    | 'aliasTooLong'
    | 'twice'
  /** What was read, where it helps. */
  value?: string
}

export interface Reading {
  faqs: { line: number; faq: ImportedFaq }[]
  errors: LineError[]
  header: Header
  isEmpty: boolean
}

/** Turns a CSV file with a header into FAQs, and says of every other line why it is none. */
export function readFaqs(text: string): Reading {
  const { rows, faults } = parseCsv(text)
  const [first, ...rest] = rows
  const header = readHeader(first?.cells ?? [])
  const reading: Reading = { faqs: [], errors: [...faults], header, isEmpty: first === undefined }
  if (header.missing.length > 0) return reading
  const seen = new Set<string>()
  for (const row of rest) readRow(row, header, reading, seen)
  reading.errors.sort((one, other) => one.line - other.line)
  return reading
}

function readRow(row: CsvRow, header: Header, reading: Reading, seen: Set<string>): void {
  const { faq, errors } = readFaq(cellsOf(row, header))
  const key = `${faq.locale ?? ''}:${foldText(faq.question)}`
  if (errors.length === 0 && seen.has(key)) errors.push({ code: 'twice', value: faq.question })
  seen.add(key)
  if (errors.length === 0) reading.faqs.push({ line: row.line, faq })
  reading.errors.push(...errors.map((error) => ({ line: row.line, ...error })))
}

type Cells = (column: Column) => string

/** Our export puts a quote before what a spreadsheet would run as a formula. */
const unguard = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

function cellsOf({ cells }: CsvRow, { places }: Header): Cells {
  return (column) => {
    const place = places.get(column)
    return place === undefined ? '' : unguard(cells[place]?.trim() ?? '')
  }
}

function readFaq(cell: Cells) {
  const values = {
    locale: readLocale(cell('locale')),
    active: readFlag(cell('active')),
    validFrom: readDay(cell('validFrom')),
    validTo: readDay(cell('validTo')),
  }
  const aliases = readAliases(cell('aliases'))
  const errors = [...textErrors(cell), ...aliasErrors(aliases), ...valueErrors(values, cell)]
  const faq: ImportedFaq = {
    question: cell('question'),
    answer: cell('answer'),
    ...(cell('category') === '' ? {} : { category: cell('category') }),
    ...(values.locale ? { locale: values.locale } : {}),
    ...(typeof values.active === 'boolean' ? { active: values.active } : {}),
    ...(values.validFrom ? { validFrom: values.validFrom } : {}),
    ...(values.validTo ? { validTo: values.validTo } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
  }
  return { faq, errors }
}

type Fault = Omit<LineError, 'line'>

function textErrors(cell: Cells): Fault[] {
  const errors: Fault[] = []
  if (cell('question') === '') errors.push({ code: 'questionMissing' })
  if (cell('question').length > longest.question) errors.push({ code: 'questionTooLong' })
  if (cell('answer') === '') errors.push({ code: 'answerMissing' })
  if (cell('answer').length > longest.answer) errors.push({ code: 'answerTooLong' })
  if (cell('category').length > longest.category) errors.push({ code: 'categoryTooLong' })
  return errors
}

function aliasErrors(aliases: readonly string[]): Fault[] {
  if (aliases.length > mostAliases) return [{ code: 'tooManyAliases' }]
  return aliases.some((alias) => alias.length > longest.alias) ? [{ code: 'aliasTooLong' }] : []
}

interface Values {
  locale: string | null | undefined
  active: boolean | null | undefined
  validFrom: string | null | undefined
  validTo: string | null | undefined
}

function valueErrors(values: Values, cell: Cells): Fault[] {
  const names = ['locale', 'active', 'validFrom', 'validTo'] as const
  const unread = names.filter((name) => values[name] === null).map((name) => ({ code: name, value: cell(name) }))
  const { validFrom, validTo } = values
  return validFrom && validTo && validTo < validFrom ? [...unread, { code: 'endsBefore' as const }] : unread
}
