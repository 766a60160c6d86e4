import type { SimulatedMessage } from './messages.ts'
import { messageJson } from './message-json.ts'

const DEFAULT_SIZE = 50
const LARGEST_SIZE = 1000

type Query = Record<string, unknown>

const text = (query: Query, name: string): string | undefined => {
  const value = query[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** `DateSent` means that day (UTC); `DateSent<` and `DateSent>` include the instant that they name. */
function withinDates(message: SimulatedMessage, query: Query): boolean {
  const [on, before, after] = ['DateSent', 'DateSent<', 'DateSent>'].map((name) => text(query, name))
  if (on === undefined && before === undefined && after === undefined) return true
  const sent = message.dateSent
  if (!sent) return false
  if (on !== undefined && !sent.toISOString().startsWith(on.slice(0, 10))) return false
  if (before !== undefined && sent.getTime() >= endOf(before)) return false
  return after === undefined || sent.getTime() >= Date.parse(after)
}

/** The API knows seconds, and whole days when only a date is given. */
function endOf(date: string): number {
  return Date.parse(date) + (date.length <= 10 ? 24 * 3600 * 1000 : 1000)
}

function matching(messages: SimulatedMessage[], accountSid: string, query: Query): SimulatedMessage[] {
  const [to, from] = [text(query, 'To'), text(query, 'From')]
  return messages
    .filter((message) => message.accountSid === accountSid)
    .filter((message) => (to === undefined || message.to === to) && (from === undefined || message.from === from))
    .filter((message) => withinDates(message, query))
    .reverse()
}

function pageUri(path: string, query: Query, page: number, token?: string): string {
  const parameters = new URLSearchParams()
  for (const name of ['To', 'From', 'DateSent', 'DateSent<', 'DateSent>', 'PageSize']) {
    const value = text(query, name)
    if (value !== undefined) parameters.set(name, value)
  }
  parameters.set('Page', String(page))
  if (token !== undefined) parameters.set('PageToken', token)
  return `${path}?${parameters.toString()}`
}

/** One page of messages, newest first, as `GET …/Messages.json` answers. */
export function listMessages(messages: SimulatedMessage[], accountSid: string, path: string, query: Query) {
  const size = Math.min(Math.max(Number(text(query, 'PageSize') ?? DEFAULT_SIZE) || DEFAULT_SIZE, 1), LARGEST_SIZE)
  const page = Number(text(query, 'Page') ?? 0) || 0
  const found = matching(messages, accountSid, query)
  const token = text(query, 'PageToken')?.replace(/^PA/, '')
  const start = token === undefined ? page * size : found.findIndex(({ sid }) => sid === token) + 1
  const items = found.slice(start, start + size)
  const last = items.at(-1)
  const more = last !== undefined && start + size < found.length
  return {
    end: start + items.length - 1,
    first_page_uri: pageUri(path, query, 0),
    messages: items.map(messageJson),
    next_page_uri: more ? pageUri(path, query, page + 1, `PA${last.sid}`) : null,
    page,
    page_size: size,
    previous_page_uri: page > 0 ? pageUri(path, query, page - 1) : null,
    start,
    uri: pageUri(path, query, page),
  }
}
