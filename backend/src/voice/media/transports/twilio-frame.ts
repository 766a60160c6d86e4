import { after, opening, valueFrom } from '#src/text/ascii-fields.ts'

/** What a caller's side says, as far as we listen. */
export type TwilioMessage =
  | { event: 'media'; timestamp: number; audio: string }
  | { event: 'start'; start: TwilioStart }
  | { event: 'mark'; name: string }
  | { event: 'dtmf'; digit: string }
  | { event: 'stop' }
  | { event: 'other' }

export interface TwilioStart {
  streamSid: string
  callSid: string
  encoding: string
  sampleRate: number
  parameters: Record<string, string>
}

const media = Buffer.from('"event":"media"')
const mark = Buffer.from('"event":"mark"')
/** The event stands first among the fields, or near. */
const headLength = 60

const timestampOpening = opening('timestamp')
const payloadOpening = opening('payload')
const nameOpening = opening('name')

/** @returns null for what is no message of the protocol */
export function readTwilioMessage(message: Buffer): TwilioMessage | null {
  return sliceMedia(message) ?? sliceMark(message) ?? parseMessage(message)
}

/** Nearly every message is sound, so it is cut out of the bytes rather than parsed; one written in an unexpected way is parsed. */
function sliceMedia(message: Buffer): TwilioMessage | null {
  const head = after(media, message, 0, headLength + media.length)
  if (head === -1) return null
  const timestampAt = after(timestampOpening, message, head)
  const payloadAt = after(payloadOpening, message, timestampAt)
  if (timestampAt === -1 || payloadAt === -1) return null
  const timestamp = valueFrom(timestampAt, message)
  const audio = valueFrom(payloadAt, message)
  return timestamp === null || audio === null ? null : { event: 'media', timestamp: Number(timestamp), audio }
}

/** Names are ours, and hold nothing that would be written otherwise. */
function sliceMark(message: Buffer): TwilioMessage | null {
  const head = after(mark, message, 0, headLength + mark.length)
  const nameAt = head === -1 ? -1 : after(nameOpening, message, head)
  const name = nameAt === -1 ? null : valueFrom(nameAt, message)
  return name === null ? null : { event: 'mark', name }
}

function parseMessage(message: Buffer): TwilioMessage | null {
  try {
    return understand(JSON.parse(message.toString()) as Loose)
  } catch {
    return null
  }
}

/** Strangers may send anything: a field of the wrong kind reads as absent. */
interface Loose {
  event?: unknown
  start?: Loose & Record<string, unknown>
  media?: Record<string, unknown>
  mark?: Record<string, unknown>
  dtmf?: Record<string, unknown>
  mediaFormat?: Record<string, unknown>
  customParameters?: Record<string, unknown>
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function understand(message: Loose): TwilioMessage | null {
  if (message.event === 'media')
    return { event: 'media', timestamp: Number(message.media?.['timestamp']), audio: text(message.media?.['payload']) }
  if (message.event === 'start') return understandStart(message.start)
  if (message.event === 'mark') return { event: 'mark', name: text(message.mark?.['name']) }
  if (message.event === 'dtmf') return { event: 'dtmf', digit: text(message.dtmf?.['digit']) }
  if (message.event === 'stop') return { event: 'stop' }
  return typeof message.event === 'string' ? { event: 'other' } : null
}

function understandStart(start: Loose['start']): TwilioMessage | null {
  const streamSid = text(start?.['streamSid'])
  const callSid = text(start?.['callSid'])
  if (!start || !/^\w{1,64}$/.test(streamSid) || !/^\w{1,64}$/.test(callSid)) return null
  const parameters = Object.entries(start.customParameters ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return {
    event: 'start',
    start: {
      streamSid,
      callSid,
      encoding: text(start.mediaFormat?.['encoding']),
      sampleRate: Number(start.mediaFormat?.['sampleRate']),
      parameters: Object.fromEntries(parameters),
    },
  }
}
