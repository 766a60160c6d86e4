import type { Message } from '@conciergerie/contract'
import { isSame } from '../sending/outbox.ts'
import type { Outgoing } from '../sending/outbox.ts'

/** One line of a thread as it is drawn. */
export type ThreadItem =
  | { type: 'day'; key: string; at: string }
  | { type: 'unread'; key: string; count: number }
  | { type: 'event'; key: string; message: Message }
  | { type: 'note'; key: string; message: Message }
  /** `closes`: the last bubble of its author for now, the one that says who and when. */
  | { type: 'bubble'; key: string; message: Message; closes: boolean }
  | { type: 'outgoing'; key: string; outgoing: Outgoing }

export interface UnreadMark {
  /** The first message that had not been read when the thread was opened. */
  firstId: number
  count: number
}

interface ThreadParts {
  messages: readonly Message[]
  outgoing: readonly Outgoing[]
  unread: UnreadMark | null
  /** The house's day of an instant. */
  dayOf: (at: string) => string
}

const sameBreathMs = 5 * 60_000

/** Lays a thread out: days, what is new, who speaks until when, and what is still leaving. */
export function buildThread({ messages, outgoing, unread, dayOf }: ThreadParts): ThreadItem[] {
  const items: ThreadItem[] = []
  let day = ''
  messages.forEach((message, at) => {
    const today = dayOf(message.createdAt)
    if (today !== day) items.push({ type: 'day', key: `day-${today}`, at: message.createdAt })
    day = today
    if (unread?.firstId === message.id) items.push({ type: 'unread', key: 'unread', count: unread.count })
    const next = messages[at + 1]
    const goesOn =
      next !== undefined && isSameBreath(message, next) && dayOf(next.createdAt) === day && unread?.firstId !== next.id
    items.push(itemOf(message, !goesOn))
  })
  for (const entry of outgoing) {
    if (messages.some((message) => isSame(entry, message))) continue
    const today = dayOf(entry.at)
    if (today !== day) items.push({ type: 'day', key: `day-${today}`, at: entry.at })
    day = today
    items.push({ type: 'outgoing', key: entry.key, outgoing: entry })
  }
  return items
}

function itemOf(message: Message, closes: boolean): ThreadItem {
  const key = String(message.id)
  if (message.kind === 'event') return { type: 'event', key, message }
  if (message.kind === 'note') return { type: 'note', key, message }
  return { type: 'bubble', key, message, closes }
}

function isSameBreath(one: Message, next: Message): boolean {
  if (next.kind === 'event' || next.kind === 'note' || needsLine(one)) return false
  const isSameAuthor = one.authorType === next.authorType && one.authorName === next.authorName
  return isSameAuthor && Date.parse(next.createdAt) - Date.parse(one.createdAt) < sameBreathMs
}

/** What went wrong with a message is said right under it. */
const needsLine = ({ failure, possibleDuplicate, status }: Message): boolean =>
  failure !== null || possibleDuplicate || status === 'unknown'

/** Where the unread part begins: the `count` last messages of the client. */
export function findUnread(messages: readonly Message[], count: number): UnreadMark | null {
  if (count <= 0) return null
  const theirs = messages.filter(({ authorType }) => authorType === 'client').slice(-count)
  const [first] = theirs
  return first ? { firstId: first.id, count: theirs.length } : null
}

/** The AI's draft for what the client said last, unless somebody has answered since. */
export function findSuggestion(messages: readonly Message[]): { of: number; text: string } | null {
  const last = messages.findLast(({ kind }) => kind !== 'note' && kind !== 'event')
  if (last?.authorType !== 'client' || last.aiSuggestion === null || last.aiSuggestion === '') return null
  return { of: last.id, text: last.aiSuggestion }
}
