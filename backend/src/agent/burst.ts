import type { Turn } from '#src/features/conversations/reply-author.ts'
import { fold } from '#src/text/fold.ts'
import { smallTalk } from '#src/text/small-talk.ts'
import { questionWords } from '#src/text/stop-words.ts'
import { tokens } from '#src/text/tokens.ts'

/** What is to be answered, and what was said before it. */
export interface Burst {
  history: readonly Turn[]
  /** The client's latest messages, oldest first; none when they hold no text. */
  messages: readonly string[]
  /** All of them, a line each. */
  text: string
}

const mostHistory = 24

/** The client's last run of messages; what the house has written since is left out. */
export function readBurst(turns: readonly Turn[]): Burst {
  const end = turns.findLastIndex(({ from }) => from === 'client') + 1
  const start = turns.slice(0, end).findLastIndex(({ from }) => from === 'house') + 1
  const messages = turns
    .slice(start, end)
    .map(({ text }) => text.trim())
    .filter(Boolean)
  return { history: turns.slice(Math.max(0, start - mostHistory), start), messages, text: messages.join('\n') }
}

/** The last thing that the client asked before this burst; null at the beginning. */
export function previousQuestion({ history }: Burst): string | null {
  const asked = history.findLast(({ from, text }) => from === 'client' && isContent(text) && smallTalk(text) === null)
  return asked?.text ?? null
}

/** Whether a text says about what it asks: "à quelle heure ?" alone does not. */
function isContent(text: string): boolean {
  return tokens(text).some((token) => !questionWords.has(token))
}

/** "Et le dimanche ?", "and is it free?": leans on what was said before. */
export function isElliptical(text: string): boolean {
  const content = tokens(text).filter((token) => !questionWords.has(token))
  return content.length <= 1 || /^(?:et|and|y|und|e|en|mais|but) /.test(fold(text))
}

export interface AskedQuestion {
  text: string
  /** Whether it is surely a question: marked as one, or nothing else is. The others may only be what surrounds it. */
  sure: boolean
}

const mostQuestions = 5

/** The questions of a burst, in order, small talk left out. A message without a question mark is one, if a lesser one beside marked ones. */
export function splitQuestions({ messages }: Burst): AskedQuestion[] {
  const parts = messages.flatMap(splitMessage).filter(({ text }) => fold(text) !== '' && smallTalk(text) === null)
  const marked = parts.some(({ sure }) => sure)
  return parts.map(({ text, sure }) => ({ text, sure: sure || !marked })).slice(0, mostQuestions)
}

function splitMessage(message: string): AskedQuestion[] {
  const sentences = message.match(/[^.?!\n]+(?:[.,]\d[^.?!\n]*)*[.?!]*/g) ?? []
  const marked = sentences.filter((sentence) => sentence.includes('?'))
  if (marked.length === 0) return [{ text: message.trim(), sure: false }]
  return marked.map((text) => ({ text: text.trim(), sure: true }))
}

/** The questions as one text, without what surrounds them. */
export function whatIsAsked(burst: Burst): string {
  const sure = splitQuestions(burst).filter((question) => question.sure)
  return sure.map(({ text }) => text).join(' ') || burst.text
}
