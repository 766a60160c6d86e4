import { sql } from 'kysely'
import type { Selectable, Updateable } from 'kysely'
import type { Queries } from '#src/db/database.ts'
import { statement } from '#src/db/statement.ts'
import type { Tables } from '#src/db/tables.ts'

export type MediaRow = Selectable<Tables['media']>

export interface NewInboundMedia {
  house: number
  messageId: number
  position: number
  url: string
  contentType: string
  now: string
}

const insertStatement = statement<NewInboundMedia, { id: number }>((q, p) =>
  q
    .insertInto('media')
    .values({
      conciergerie_id: p.house,
      message_id: p.messageId,
      position: p.position,
      source_url: p.url,
      content_type: p.contentType,
      status: sql.lit('pending'),
      created_at: p.now,
    })
    .returning('id'),
)

/** A file of a client's message, still to be fetched. */
export async function insertMedia(q: Queries, media: NewInboundMedia): Promise<number> {
  const { rows } = await insertStatement(q, media)
  const [row] = rows
  if (!row) throw new Error('an insertion gave no row')
  return row.id
}

export async function insertUpload(
  q: Queries,
  upload: { house: number; contentType: string; fileName: string | null; content: Buffer; now: string },
): Promise<MediaRow> {
  const row = await q
    .insertInto('media')
    .values({
      conciergerie_id: upload.house,
      position: 0,
      content_type: upload.contentType,
      file_name: upload.fileName,
      size: upload.content.length,
      status: 'stored',
      created_at: upload.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await insertContent(q, upload.house, row.id, upload.content)
  return row
}

/** Ties uploads to the message that sends them; those of another house, or sent already, are left alone. */
export async function attachMedia(
  q: Queries,
  house: number,
  messageId: number,
  mediaIds: readonly number[],
): Promise<void> {
  if (mediaIds.length === 0) return
  await q
    .updateTable('media')
    .set({ message_id: messageId })
    .where('conciergerie_id', '=', house)
    .where('id', 'in', mediaIds)
    .where('message_id', 'is', null)
    .execute()
}

export function findMedia(q: Queries, house: number, id: number): Promise<MediaRow | undefined> {
  return q.selectFrom('media').selectAll().where('conciergerie_id', '=', house).where('id', '=', id).executeTakeFirst()
}

export function listMediaOf(q: Queries, house: number, messageIds: readonly number[]): Promise<MediaRow[]> {
  return q
    .selectFrom('media')
    .selectAll()
    .where('conciergerie_id', '=', house)
    .where('message_id', 'in', messageIds)
    .orderBy('message_id')
    .orderBy('position')
    .execute()
}

/** With the thread that it belongs to. */
export function findMediaWithThread(q: Queries, house: number, id: number) {
  return q
    .selectFrom('media as f')
    .leftJoin('messages as m', 'm.id', 'f.message_id')
    .select([
      'f.id',
      'f.status',
      'f.source_url',
      'f.content_type',
      'f.message_id',
      'm.conversation_id',
      'm.kind',
      'm.message',
    ])
    .where('f.conciergerie_id', '=', house)
    .where('f.id', '=', id)
    .executeTakeFirst()
}

export async function updateMedia(
  q: Queries,
  house: number,
  id: number,
  change: Updateable<Tables['media']>,
): Promise<void> {
  await q.updateTable('media').set(change).where('conciergerie_id', '=', house).where('id', '=', id).execute()
}

export async function insertContent(q: Queries, house: number, mediaId: number, content: Buffer): Promise<void> {
  await q
    .insertInto('media_contents')
    .values({ media_id: mediaId, conciergerie_id: house, content })
    .onConflict((oc) => oc.column('media_id').doUpdateSet({ content }))
    .execute()
}

export async function readContent(q: Queries, house: number, mediaId: number): Promise<Buffer | null> {
  const row = await q
    .selectFrom('media_contents')
    .select('content')
    .where('conciergerie_id', '=', house)
    .where('media_id', '=', mediaId)
    .executeTakeFirst()
  return row?.content ?? null
}

export async function insertShare(
  q: Queries,
  share: { house: number; mediaId: number; tokenHash: string; expiresAt: string },
): Promise<void> {
  await q
    .insertInto('media_shares')
    .values({
      token_hash: share.tokenHash,
      conciergerie_id: share.house,
      media_id: share.mediaId,
      expires_at: share.expiresAt,
    })
    .execute()
}

/** The one look-up without a house: the unguessable token stands for it. */
export function findShare(q: Queries, tokenHash: string, now: string) {
  return q
    .selectFrom('media_shares')
    .select(['conciergerie_id', 'media_id'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

export async function deleteSharesBefore(q: Queries, now: string): Promise<void> {
  await q.deleteFrom('media_shares').where('expires_at', '<', now).execute()
}
