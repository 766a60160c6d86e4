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

const media = '"event":"media"'
const headLength = 60

/** @returns null for what is no message of the protocol */
export function readTwilioMessage(message: Buffer): TwilioMessage | null {
  return sliceMedia(message) ?? parseMessage(message)
}

/** Nearly every message is sound, so it is cut out of the text rather than parsed; one written in an unexpected way is parsed. */
function sliceMedia(message: Buffer): TwilioMessage | null {
  if (!message.toString('latin1', 0, headLength).includes(media)) return null
  const text = message.toString('latin1')
  const timestamp = field(text, '"timestamp":"')
  const audio = field(text, '"payload":"')
  return timestamp === null || audio === null ? null : { event: 'media', timestamp: Number(timestamp), audio }
}

function field(text: string, opening: string): string | null {
  const at = text.indexOf(opening)
  if (at === -1) return null
  const start = at + opening.length
  const end = text.indexOf('"', start)
  return end === -1 ? null : text.slice(start, end)
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
