import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'

const megabyte = 1024 * 1024

interface MediaType {
  type: string
  /** What its first bytes look like. */
  matches: (bytes: Buffer) => boolean
  largest: number
}

const starts =
  (...bytes: number[]) =>
  (content: Buffer) =>
    bytes.every((byte, i) => content[i] === byte)
const has = (text: string, at: number) => (content: Buffer) => content.toString('latin1', at, at + text.length) === text
const office = starts(0x50, 0x4b)

/** What WhatsApp takes, and how much of it: images 5 MB, the rest 16 MB. */
const accepted: MediaType[] = [
  { type: 'image/jpeg', matches: starts(0xff, 0xd8, 0xff), largest: 5 * megabyte },
  { type: 'image/png', matches: starts(0x89, 0x50, 0x4e, 0x47), largest: 5 * megabyte },
  { type: 'image/webp', matches: has('WEBP', 8), largest: 5 * megabyte },
  { type: 'audio/ogg', matches: has('OggS', 0), largest: 16 * megabyte },
  { type: 'audio/amr', matches: has('#!AMR', 0), largest: 16 * megabyte },
  {
    type: 'audio/mpeg',
    matches: (bytes) => has('ID3', 0)(bytes) || starts(0xff, 0xfb)(bytes) || starts(0xff, 0xf3)(bytes),
    largest: 16 * megabyte,
  },
  { type: 'audio/mp4', matches: has('ftyp', 4), largest: 16 * megabyte },
  { type: 'video/mp4', matches: has('ftyp', 4), largest: 16 * megabyte },
  { type: 'application/pdf', matches: has('%PDF', 0), largest: 16 * megabyte },
  {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    matches: office,
    largest: 16 * megabyte,
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    matches: office,
    largest: 16 * megabyte,
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    matches: office,
    largest: 16 * megabyte,
  },
]

export const largestUpload = 16 * megabyte

export const bareType = (contentType: string) => (contentType.split(';')[0] ?? '').trim().toLowerCase()

/**
 * The type of an upload, its bytes believed rather than its name.
 * @throws AppError unsupported_media, too_large
 */
export function ensureSendable(contentType: string, content: Buffer): string {
  const wanted = bareType(contentType)
  const type = accepted.find((one) => one.type === wanted)
  if (!type?.matches(content)) throw new AppError('unsupported_media', words.fileKind)
  if (content.length > type.largest) throw new AppError('too_large', words.fileLarge(type.largest / megabyte))
  return type.type
}

const shownInPage = /^(image\/(jpeg|png|webp|gif)|audio\/[\w.+-]+|video\/(mp4|3gpp|webm)|application\/pdf)$/

/** What a browser may open in its place; anything else, and whatever can run, is only downloaded. */
export const isShownInPage = (contentType: string) => shownInPage.test(bareType(contentType))
