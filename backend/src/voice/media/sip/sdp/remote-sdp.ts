import { isIP } from 'node:net'
import { parse } from 'sdp-transform'
import type { MediaDescription, SessionDescription } from 'sdp-transform'
import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'
import type { Place } from '../rtp/latch.ts'
import { payloadTypes } from '../rtp/payload-types.ts'

/** One media line of the other side, as an answer must repeat it. */
export interface MediaLine {
  type: string
  protocol: string
  payloads: string
}

/** What the other side can do, of RFC 8866 what a G.711 call needs. */
export interface RemoteSdp {
  /** Those that we speak, in their order. */
  formats: AudioFormat[]
  /** Payload type of `telephone-event/8000`, if they have it. */
  eventType: number | null
  remote: Place
  /** What they do: send, receive. Neither, or no receiving, is hold. */
  sends: boolean
  receives: boolean
  lines: MediaLine[]
  /** Which of the lines is the call. */
  chosen: number
}

/** Larger than any honest description, in characters. */
const largest = 8192
const mostLines = 16

/** @returns null for what we cannot speak with, or cannot read */
export function readSdp(text: string): RemoteSdp | null {
  if (text.length > largest) return null
  const session = parseSafely(text)
  if (!session || session.media.length === 0 || session.media.length > mostLines) return null
  const chosen = session.media.findIndex(isSpeech)
  const media = session.media[chosen]
  return media ? describe(session, media, chosen) : null
}

function parseSafely(text: string): SessionDescription | null {
  try {
    const session = parse(text)
    return Array.isArray(session.media) ? session : null
  } catch {
    return null
  }
}

/** The library reads whatever looks like a number as one, and leaves as it is what only nearly does: `1` for an address. */
const textOf = (read: unknown) => (typeof read === 'string' || typeof read === 'number' ? String(read) : '')

function isSpeech({ protocol, type, port }: MediaDescription): boolean {
  const plain = protocol === 'RTP/AVP' || protocol === 'RTP/AVPF'
  return type === 'audio' && plain && Number.isInteger(port) && port > 0 && port <= 65_535
}

function describe(session: SessionDescription, media: MediaDescription, chosen: number): RemoteSdp | null {
  const formats = formatsOf(media)
  const [address = ''] = textOf((media.connection ?? session.connection)?.ip).split('/')
  if (formats.length === 0 || !isUnicast(address)) return null
  const direction = media.direction ?? session.direction ?? 'sendrecv'
  const parked = isNowhere(address)
  return {
    formats,
    eventType: eventTypeOf(media),
    remote: { address, port: media.port },
    sends: direction === 'sendrecv' || direction === 'sendonly',
    receives: !parked && (direction === 'sendrecv' || direction === 'recvonly'),
    lines: session.media.map(lineOf),
    chosen,
  }
}

const lineOf = ({ type, protocol, payloads = '0' }: MediaDescription): MediaLine => ({
  type: textOf(type),
  protocol: textOf(protocol),
  payloads: textOf(payloads),
})

const offeredTypes = ({ payloads }: MediaDescription) => textOf(payloads).split(' ')

function formatsOf(media: MediaDescription): AudioFormat[] {
  const offered = offeredTypes(media)
  const ours = Object.entries(payloadTypes) as [AudioFormat, number][]
  return offered.flatMap((type) => ours.filter(([, known]) => String(known) === type).map(([format]) => format))
}

function eventTypeOf(media: MediaDescription): number | null {
  const offered = offeredTypes(media)
  const event = media.rtp.find(({ codec, rate }) => textOf(codec).toLowerCase() === 'telephone-event' && rate === 8000)
  return event && event.payload >= 96 && event.payload <= 127 && offered.includes(String(event.payload))
    ? event.payload
    : null
}

/** `0.0.0.0` is how hold was said before `a=sendonly` (RFC 3264 § 8.4). */
const isNowhere = (address: string) => address === '0.0.0.0' || address === '::'

/** A name would let a stranger make us resolve it, a group would make us shout. */
function isUnicast(address: string): boolean {
  if (isIP(address) === 0 || address === '255.255.255.255') return false
  return isIP(address) === 4 ? Number(address.split('.')[0]) < 224 : !address.toLowerCase().startsWith('ff')
}
