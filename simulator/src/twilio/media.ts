import { Armed, matchesFields } from '#sim/lib/armed.ts'
import { newSid } from '#sim/lib/ids.ts'

export interface MediaFile {
  contentType: string
  bytes: Uint8Array
}

export interface StoredMedia extends MediaFile {
  readonly sid: string
  readonly accountSid: string
  readonly messageSid: string
  readonly dateCreated: Date
}

/** What may go wrong while a file is fetched. */
export type MediaFault =
  /** As Twilio does just after the webhook; arm it with `times: 2` for 404, 404, 200. */
  | { kind: 'not-found' }
  /** Any other status, without a body. */
  | { kind: 'status'; status: number }
  /** The bytes of the file under another type. */
  | { kind: 'wrong-type'; contentType: string }
  /** `size` bytes (default 20 MB) sent in chunks without a length. */
  | { kind: 'too-big'; size?: number }
  /** A redirect to somewhere else than the CDN. */
  | { kind: 'redirect'; to: string }
  /** Less than the announced length, then a dropped connection. */
  | { kind: 'truncated' }
  | { kind: 'reset' }
  | { kind: 'slow'; ms: number }

export interface MediaFilter {
  mediaSid?: string
}

/** Files of messages, and the faults armed for their next downloads. */
export class MediaStore {
  readonly #bySid = new Map<string, StoredMedia>()
  readonly faults = new Armed<MediaFault, MediaFilter>(matchesFields)

  add(file: MediaFile, accountSid: string, messageSid: string, at: Date): StoredMedia {
    const media = { ...file, sid: newSid('ME'), accountSid, messageSid, dateCreated: at }
    this.#bySid.set(media.sid, media)
    return media
  }

  find(sid: string): StoredMedia | undefined {
    return this.#bySid.get(sid)
  }

  of(messageSid: string): StoredMedia[] {
    return [...this.#bySid.values()].filter((media) => media.messageSid === messageSid)
  }

  remove(sid: string): boolean {
    return this.#bySid.delete(sid)
  }

  clear(): void {
    this.#bySid.clear()
    this.faults.clear()
  }
}
