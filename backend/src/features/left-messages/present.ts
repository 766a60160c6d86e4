import type { LeftMessage } from '@conciergerie/contract'
import type { LeftMessageRow } from './left-messages.store.ts'

export function presentMessage(row: LeftMessageRow): LeftMessage {
  const { client_id, client_name, profile_name, phone, assignee_id, assignee_name } = row
  return {
    id: row.id,
    client: client_id === null ? null : { id: client_id, name: client_name ?? profile_name ?? phone ?? '', phone },
    text: row.text,
    urgency: row.urgency as LeftMessage['urgency'],
    callbackAt: row.callback_at,
    status: row.status,
    assignee: assignee_id === null || assignee_name === null ? null : { id: assignee_id, name: assignee_name },
    source: row.source as LeftMessage['source'],
    conversationId: row.conversation_id,
    doneAt: row.done_at,
    createdAt: row.created_at,
  }
}
