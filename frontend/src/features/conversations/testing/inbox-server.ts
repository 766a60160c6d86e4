import type { Conversation, Message } from '@conciergerie/contract'
import { answer, server } from '@conciergerie/kit/testing/server.ts'
import { calm, marie, status } from '../../../testing/samples.ts'
import { minutesAway } from './samples.ts'

interface Desk {
  conversations: Conversation[]
  messages: Message[]
  /** What was asked, as `POST /api/…`, with the bodies of those that had one. */
  asked: { route: string; body: unknown; key: string | null }[]
}

type Answerable = Parameters<typeof answer>[0]

/** A house's inbox, as the server would keep it: actions change the conversation, what was asked is remembered. */
export function serveInbox(desk: Omit<Desk, 'asked'>): Desk {
  const kept: Desk = { ...desk, asked: [] }
  const find = (id: unknown) => {
    const found = kept.conversations.find((conversation) => conversation.id === Number(id))
    if (!found) throw new Error(`no conversation ${String(id)}`)
    return found
  }
  const change = (id: unknown, made: Partial<Conversation>) => {
    const next = { ...find(id), ...made }
    kept.conversations = kept.conversations.map((one) => (one.id === next.id ? next : one))
    return { conversation: next }
  }
  const note = (route: Answerable, body: unknown, headers: Headers) => {
    kept.asked.push({ route, body, key: headers.get('idempotency-key') })
  }
  server.use(
    answer('GET /api/status', () => status),
    answer('GET /api/overview', () => calm),
    answer('GET /api/settings', () => Response.json({ settings: { ai: { mode: 'auto', pauseMinutes: 30 } } })),
    answer('GET /api/members', () => ({ items: [marie.member], invitations: [] })),
    answer('GET /api/conversations', () => ({ items: kept.conversations, nextCursor: null })),
    answer('GET /api/conversations/:id', ({ params }) => ({ conversation: find(params['id']) })),
    answer('GET /api/conversations/:id/messages', ({ params }) => ({
      items: kept.messages.filter(({ conversationId }) => conversationId === Number(params['id'])),
      nextCursor: null,
    })),
    answer('POST /api/conversations/:id/read', ({ params }) => change(params['id'], { unread: 0 })),
    answer('POST /api/conversations/:id/typing', () => ({ others: [] })),
    answer('PUT /api/conversations/:id/draft', ({ body, headers }) => {
      note('PUT /api/conversations/:id/draft', body, headers)
      return undefined
    }),
    answer('POST /api/conversations/:id/takeover', ({ params, body, headers }) => {
      note('POST /api/conversations/:id/takeover', body, headers)
      return change(params['id'], { ai: { ...find(params['id']).ai, pausedUntil: minutesAway(30) } })
    }),
    answer('POST /api/conversations/:id/ai', ({ params, body, headers }) => {
      note('POST /api/conversations/:id/ai', body, headers)
      return change(params['id'], {})
    }),
    answer('POST /api/conversations/:id/unread', ({ params, body, headers }) => {
      note('POST /api/conversations/:id/unread', body, headers)
      return change(params['id'], { unread: 1 })
    }),
    answer('POST /api/conversations/:id/close', ({ params, body, headers }) => {
      note('POST /api/conversations/:id/close', body, headers)
      return change(params['id'], { status: 'closed' })
    }),
    answer('POST /api/conversations/:id/reopen', ({ params, body, headers }) => {
      note('POST /api/conversations/:id/reopen', body, headers)
      return change(params['id'], { status: 'open' })
    }),
    answer('POST /api/conversations/:id/notes', ({ body, headers }) => {
      note('POST /api/conversations/:id/notes', body, headers)
      const [last] = kept.messages.slice(-1)
      if (!last) throw new Error('a thread without messages')
      const { text } = body as { text: string }
      const added: Message = { ...last, id: last.id + 1, kind: 'note', authorType: 'concierge', message: text }
      kept.messages.push(added)
      return { message: added }
    }),
    answer('POST /api/conversations/:id/send', ({ body, headers }) => {
      note('POST /api/conversations/:id/send', body, headers)
      return { message: reply(kept, (body as { message?: string }).message ?? '') }
    }),
  )
  return kept
}

/** Adds our words to the thread. */
export function reply(desk: Pick<Desk, 'messages'>, text: string): Message {
  const last = desk.messages.at(-1)
  if (!last) throw new Error('a thread without messages')
  const sent: Message = {
    ...last,
    id: last.id + 1,
    sender: 'concierge',
    authorType: 'concierge',
    authorName: 'Marie Le Goff',
    message: text,
    status: 'pending',
    aiSuggestion: null,
    createdAt: new Date().toISOString(),
  }
  desk.messages.push(sent)
  return sent
}
