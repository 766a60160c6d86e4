import type { Database } from '#src/db/database.ts'

const at = '2026-11-20T09:00:00.000Z'

/** A client of a house with a conversation of one message, all of which say `text`. */
export async function newConversation(db: Database, conciergerieId: number, text: string) {
  return db.write(async ({ q }) => {
    const house = { conciergerie_id: conciergerieId }
    const client = await q
      .insertInto('clients')
      .values({
        ...house,
        name: text,
        profile_name: text,
        phone: null,
        email: null,
        language: 'fr',
        tags: '[]',
        vip: 0,
        allergies: null,
        note: text,
        blocked_at: null,
        opted_out_at: null,
        ai_disclosed_at: null,
        first_seen_at: at,
        last_seen_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const conversation = await q
      .insertInto('conversations')
      .values({
        ...house,
        client_id: client.id,
        channel: 'whatsapp',
        status: 'open',
        our_address: null,
        ai_mode: null,
        ai_paused_until: null,
        ai_working_until: null,
        assignee_id: null,
        needs_human_reason: null,
        needs_human_since: null,
        waiting_since: at,
        last_message_id: null,
        last_message_at: at,
        last_preview: text,
        last_author: 'client',
        last_kind: 'text',
        last_status: 'received',
        last_inbound_at: at,
        window_expires_at: '2026-11-21T09:00:00.000Z',
        draft: null,
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const message = await q
      .insertInto('messages')
      .values({
        ...house,
        conversation_id: conversation.id,
        sender: 'client',
        author_type: 'client',
        author_id: null,
        author_name: text,
        kind: 'text',
        message: text,
        language: 'fr',
        ai_suggestion: null,
        status: 'received',
        message_sid: null,
        error_code: null,
        error_message: null,
        sources: null,
        extra: null,
        created_at: at,
        sent_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { clientId: client.id, conversationId: conversation.id, messageId: message.id }
  })
}
