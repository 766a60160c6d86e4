import type { LineState } from '@conciergerie/contract'
import { formatCost } from '#src/text/cost.ts'
import type { Language } from '#src/text/phrase.ts'
import type { Line, LiveCall, Refusal, View } from './server-view.ts'
import { words } from './words.ts'

export interface Look {
  language: Language
  /** Columns of the terminal. */
  width: number
  colour: boolean
  now: number
}

const colours: Record<LineState, number> = {
  running: 32,
  starting: 36,
  degraded: 33,
  backoff: 33,
  stopped: 90,
  failed: 31,
}
const signs: Record<LineState, string> = {
  running: '●',
  starting: '◌',
  degraded: '◐',
  backoff: '↻',
  stopped: '○',
  failed: '✕',
}
const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }
const shownTurns = 3
const shownRefusals = 3
const dayMs = 86_400_000

/** What comes from outside may hold the terminal's own signs: none of them is let through. */
const plain = (text: string) => text.replaceAll(/\p{C}+/gu, ' ')
const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text)
const fit = (text: string, width: number) => cut(plain(text), width).padEnd(width)

/** The whole screen as text, a line of the terminal each. */
export function draw({ lines, calls, refusals }: View, look: Look): string {
  const said = words[look.language]
  const paint = (code: number, text: string) => (look.colour ? `\u001B[${code}m${text}\u001B[0m` : text)
  const inProgress = lines.reduce((sum, { callsInProgress }) => sum + callsInProgress, 0)
  const head = `${said.title} · ${said.lines(lines.length)} · ${said.calls(inProgress)}`
  return [
    paint(1, cut(head, look.width)),
    '',
    ...(lines.length === 0 ? [said.noLine] : lines.flatMap((line) => drawLine(line, look, paint))),
    '',
    ...(calls.length === 0 ? [paint(90, said.noCall)] : calls.flatMap((call) => drawCall(call, look, paint))),
    ...drawRefusals(refusals, look, paint),
  ].join('\n')
}

type Paint = (code: number, text: string) => string

function drawLine(line: Line, { language, width, now }: Look, paint: Paint): string[] {
  const said = words[language]
  const { state, nextRetryAt, upSince, lastError } = line
  const left = nextRetryAt === null ? null : Math.max(0, Math.round((Date.parse(nextRetryAt) - now) / 1000))
  const standing = left === null ? (upSince === null ? '' : spanOf(now - Date.parse(upSince))) : said.retry(left)
  const columns = [
    fit(line.conciergerie.name, 24),
    fit(line.number, 14),
    fit(said.mode[line.mode], 10),
    paint(colours[state], `${signs[state]} ${fit(said.state[state], 13)}`),
    fit(line.draining ? said.draining : standing, 12),
    said.calls(line.callsInProgress),
  ]
  const why = lastError === null ? [] : [paint(colours[state], `    ${cut(plain(lastError), width - 4)}`)]
  return [columns.join(' '), ...why]
}

function drawCall({ call, turns }: LiveCall, { language, width, now }: Look, paint: Paint): string[] {
  const said = words[language]
  const who = [call.clientName ?? said.withheld, ...(call.phone === null ? [] : [call.phone])].join(' ')
  const since = spanOf(now - Date.parse(call.answeredAt ?? call.startedAt))
  const cost = call.costMicros > 0 ? [formatCost(call.costMicros, locales[language])] : []
  const about = [`☎ ${who} → ${call.line?.number ?? '—'}`, since, ...cost].join(' · ')
  const head = cut(plain(about), width)
  return [
    paint(36, head),
    ...turns.slice(-shownTurns).map(({ speaker, text }) => cut(`    ${said[speaker]} : ${plain(text)}`, width)),
  ]
}

/** What was refused at the door within a day; nothing where all is well. */
function drawRefusals(refusals: readonly Refusal[], { language, width, now }: Look, paint: Paint): string[] {
  const recent = refusals.filter(({ lastAt }) => now - Date.parse(lastAt) < dayMs).slice(0, shownRefusals)
  if (recent.length === 0) return []
  const said = recent.map(({ message, count, lastAt }) => {
    const tail = ` ×${count} · ${spanOf(now - Date.parse(lastAt))}`
    return paint(33, `    ${cut(plain(message), width - 4 - tail.length)}${tail}`)
  })
  return ['', words[language].refused, ...said]
}

/** `42 s`, `12 min`, `3 h 05`, `12 j`. */
function spanOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${String(minutes % 60).padStart(2, '0')}` : `${Math.floor(hours / 24)} j`
}
