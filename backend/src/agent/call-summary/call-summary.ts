import type { CallEndReason } from '@conciergerie/contract'
import type { FinishedCall } from '#src/features/calls/ports.ts'
import { cutText } from '#src/text/cut-text.ts'
import { frenchTypography } from '#src/text/french-typography.ts'
import { languageOf } from '#src/text/phrase.ts'
import type { Language } from '#src/text/phrase.ts'
import { sayMoney } from '../booking-words/tell.ts'
import { sayWhen } from './when.ts'
import { summaryWordsIn } from './words.ts'
import type { SummaryWords } from './words.ts'

type Tool = FinishedCall['tools'][number]
type Told = (tool: Tool) => string

const longestQuote = 160
const mostDeeds = 4

/** What came of a call as its tools have it, in a sentence or two for the concierge; null when there is nothing to tell. */
export function summarize(call: FinishedCall, name: string | null): string | null {
  const heard = call.turns.filter(({ speaker }) => speaker === 'caller')
  if (heard.length === 0 && call.tools.length === 0 && call.endReason !== 'transferred') return null
  const language = languageOf(call.language)
  const words = summaryWordsIn(language)
  const deeds = deedsOf(call, new Teller(call, language, words)).slice(0, mostDeeds)
  const told = deeds.map((deed, index) => sentence(index === 0 && name !== null ? `${name} ${deed}` : deed))
  const nothing = told.length === 0 && call.endReason !== 'transferred'
  const text = [
    ...told,
    ...(nothing ? [sentence(words.nothing(quote(heard[0]?.text ?? '')))] : []),
    ...howItEnded(call, words),
  ].join(' ')
  return language === 'fr' ? frenchTypography(text) : text
}

/** What was settled, in order; else what was read back, asked or looked up, the weightiest alone. */
function deedsOf({ tools }: FinishedCall, teller: Teller): string[] {
  const settled = lastOfEach(tools.filter(({ deed }) => deed !== null && deed !== 'held' && deed !== 'transferred'))
  const wanted = tools.findLast(({ deed }) => deed === 'transferred')
  const open = tools.findLast(({ status, deed }) => deed === 'held' || status === 'to_confirm')
  const isOpen = open !== undefined && !settled.some((tool) => tools.indexOf(tool) > tools.indexOf(open))
  const light = tools.findLast(({ name }) => name === 'check_availability' || name === 'search_faqs')
  const rest = isOpen ? [teller.open(open)] : settled.length === 0 && light ? [teller.light(light)] : []
  return [
    ...settled.map((tool) => teller.settled(tool)),
    ...rest,
    ...(wanted ? [teller.words.wantedPerson(quote(textOf(wanted.arguments['reason'])))] : []),
  ].filter((deed) => deed !== '')
}

/** The same booking changed twice is told as it stands. */
function lastOfEach(tools: readonly Tool[]): Tool[] {
  const found = new Map<string, Tool>()
  for (const tool of tools) {
    const key = `${tool.deed ?? ''}:${tool.details['code'] ?? JSON.stringify(tool.arguments)}`
    found.set(key, tool)
  }
  return [...found.values()]
}

/** Words what one tool did, from its arguments and what it answered. */
class Teller {
  readonly words: SummaryWords
  readonly #tools: readonly Tool[]
  readonly #language: Language

  constructor({ tools }: FinishedCall, language: Language, words: SummaryWords) {
    this.#tools = tools
    this.#language = language
    this.words = words
  }

  settled(tool: Tool): string {
    const { words } = this
    const code = tool.details['code'] ?? ''
    const isRequest = tool.status === 'requested' || tool.answer['status'] === 'requested'
    const deeds: Partial<Record<string, Told>> = {
      booked: () => (isRequest ? words.requested : words.booked)(this.#thing(tool), code),
      changed: () => (isRequest ? words.changeRequested : words.changed)(code, this.#when(tool)),
      cancelled: () => words.cancelled(code, this.#thing(tool)),
      ordered: () => this.#order(tool, code),
      waiting: () => words.waiting(this.#thing(tool)),
      left: () => words.left(quote(textOf(tool.arguments['text']))),
      filed: () => words.filed(quote(textOf(tool.arguments['question']))),
    }
    return deeds[tool.deed ?? '']?.(tool) ?? ''
  }

  /** Read back to the caller, and not agreed to. */
  open(tool: Tool): string {
    const { words } = this
    const code = tool.details['code'] ?? ''
    if (tool.name === 'create_reservation') return words.held(this.#thing(tool))
    if (tool.name === 'create_order') return words.notOrdered
    return tool.name === 'cancel_reservation' ? words.notCancelled(code) : words.notChanged(code)
  }

  light(tool: Tool): string {
    if (tool.name === 'search_faqs') return this.words.lookedUp(quote(textOf(tool.arguments['question'])))
    const thing = this.#thing(tool)
    return thing === '' ? '' : this.words.looked(thing, tool.status === 'available')
  }

  #when({ details }: Tool): string {
    return sayWhen(details, this.#language)
  }

  #thing(tool: Tool): string {
    const when = this.#when(tool)
    if (when === '') return ''
    const { kind, what = '' } = tool.details
    return (kind === 'table' ? this.words.table : this.words.stay)(what, when)
  }

  /** The dishes are those of the recap that was agreed to. */
  #order(tool: Tool, code: string): string {
    const before = this.#tools.slice(0, this.#tools.indexOf(tool))
    const recap = before.findLast(({ name, status }) => name === 'create_order' && status === 'to_confirm')
    const items = itemsOf(recap?.arguments['items'])
    const mode = this.words.modes[textOf(recap?.arguments['mode'])] ?? this.words.modes['takeaway'] ?? ''
    const cents = tool.answer['total_cents']
    const total = typeof cents === 'number' ? sayMoney(cents, 'EUR', this.#language) : ''
    return this.words.ordered(items || this.words.anOrder, [mode, total, code].filter(Boolean).join(', '))
  }
}

function itemsOf(list: unknown): string {
  if (!Array.isArray(list)) return ''
  return (list as Partial<Record<string, unknown>>[])
    .flatMap((item) => {
      const name = textOf(item['name'])
      return name === '' ? [] : [`${Number(item['quantity'] ?? 1)}\u00a0×\u00a0${name}`]
    })
    .join(', ')
}

const cuts: ReadonlySet<string> = new Set<CallEndReason>(['model_lost', 'media_lost', 'process_lost', 'server_stopped'])

function howItEnded({ tools, endReason }: FinishedCall, words: SummaryWords): string[] {
  if (endReason === 'transferred') return [words.passedOn]
  if (endReason !== null && cuts.has(endReason)) return [words.cut]
  return tools.some(({ deed }) => deed === 'transferred') ? [words.nobodyTook] : []
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

/** What people said, short, on one line, and without marks that would end the quotation. */
function quote(text: string): string {
  const line = text
    .replaceAll(/[«»“”]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return line.length <= longestQuote ? line : `${cutText(line, longestQuote).trimEnd()}…`
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?…]$/u.test(text) ? '' : '.'}`
