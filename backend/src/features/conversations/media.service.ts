import type { HouseActor } from '#src/actor.ts'
import type { Clock } from '#src/clock.ts'
import type { Database, Tx } from '#src/db/database.ts'
import { notFound } from '#src/errors.ts'
import type { Events } from '#src/live/event-log.ts'
import { RetryLater } from '#src/jobs/errors.ts'
import type { Logger } from '#src/logger.ts'
import { MediaError } from '#src/providers/messaging/messaging.ts'
import type { MediaFetcher } from '#src/providers/messaging/messaging.ts'
import { bareType, ensureSendable } from './media-types.ts'
import * as store from './media.store.ts'
import { hashShareToken } from './parcels.ts'
import type { Houses } from './ports.ts'

const [second, minute] = [1_000, 60_000]
/** Between one try and the next: Twilio keeps files, so an outage of an hour loses none. */
const pausesMs = [1, 3, 30].map((n) => n * second).concat([2, 10, 30, 60].map((n) => n * minute))
/** Just after the webhook a file may answer 404; by then it is there, or never will be. */
const triesOfAbsent = 4

export interface MediaParts {
  db: Database
  events: Events
  now: Clock
  houses: Pick<Houses, 'channelOf'>
  fetcher: MediaFetcher
  logger: Logger
}

export interface MediaFile {
  contentType: string
  fileName: string | null
  content: Buffer
}

/** Files of a house: fetched for it, uploaded by it, shown to nobody else. */
export class MediaKeeper {
  readonly #parts: MediaParts

  constructor(parts: MediaParts) {
    this.#parts = parts
  }

  /**
   * Fetches a client's file. The message is shown without it until then; when it cannot be had the thread says why, and
   * the job is done: nothing that an administrator could try again.
   */
  async fetch(conciergerieId: number, mediaId: number, attempt: number, lastAttempt: boolean): Promise<void> {
    const media = await store.findMediaWithThread(this.#parts.db.read, conciergerieId, mediaId)
    if (media?.status !== 'pending' || media.source_url === null) return
    const { account } = await this.#parts.houses.channelOf(conciergerieId)
    try {
      if (!account) throw new MediaError('unreachable', 'the house has no account to fetch with', true)
      const { content, contentType } = await this.#parts.fetcher.fetchMedia(
        { ...account, conciergerieId },
        media.source_url,
      )
      await this.#store(
        conciergerieId,
        media,
        { content_type: bareType(contentType), size: content.length, status: 'stored' },
        content,
      )
    } catch (error) {
      if (!(error instanceof MediaError)) throw error
      const isGone = error.failure === 'not_found' && attempt >= triesOfAbsent
      if (error.passing && !isGone && !lastAttempt) throw new RetryLater(pausesMs[attempt - 1] ?? 60 * minute, error)
      this.#parts.logger.warn({ conciergerieId, mediaId, err: error }, 'a file of a client could not be fetched')
      await this.#store(conciergerieId, media, { status: 'failed', failure: error.failure }, null)
    }
  }

  /** @throws AppError unsupported_media, too_large */
  async upload(actor: HouseActor, { content, contentType, fileName }: MediaFile): Promise<store.MediaRow> {
    const type = ensureSendable(contentType, content)
    const now = this.#parts.now().toISOString()
    return this.#parts.db.write((tx) =>
      store.insertUpload(tx.q, { house: actor.conciergerieId, contentType: type, fileName, content, now }),
    )
  }

  /** @throws AppError not_found, also for another house's */
  async read(conciergerieId: number, mediaId: number): Promise<MediaFile> {
    const { read } = this.#parts.db
    const media = await store.findMedia(read, conciergerieId, mediaId)
    const content = media && (await store.readContent(read, conciergerieId, mediaId))
    if (!content) throw notFound()
    return { contentType: media.content_type, fileName: media.file_name, content }
  }

  /** A file by its unguessable address, for Twilio. @throws AppError not_found */
  async readShared(token: string): Promise<MediaFile> {
    const share = await store.findShare(this.#parts.db.read, hashShareToken(token), this.#parts.now().toISOString())
    if (!share) throw notFound()
    return this.read(share.conciergerie_id, share.media_id)
  }

  async forgetShares(): Promise<void> {
    await this.#parts.db.write((tx) => store.deleteSharesBefore(tx.q, this.#parts.now().toISOString()))
  }

  async #store(
    conciergerieId: number,
    media: { id: number; conversation_id: number | null },
    change: Parameters<typeof store.updateMedia>[3],
    content: Buffer | null,
  ): Promise<void> {
    await this.#parts.db.write(async (tx: Tx) => {
      if (content) await store.insertContent(tx.q, conciergerieId, media.id, content)
      await store.updateMedia(tx.q, conciergerieId, media.id, change)
      if (media.conversation_id !== null)
        await this.#parts.events.append(tx, { conciergerieId, topic: 'messages', id: media.conversation_id })
    })
  }
}
