import type { AudioFormat } from '#src/providers/voice-model/voice-model.ts'

/** What Asterisk says over `chan_websocket`, as far as we act on it. */
export type AsteriskEvent =
  | { event: 'MEDIA_START'; connectionId: string; format: AudioFormat | null }
  | { event: 'MEDIA_XOFF' }
  | { event: 'MEDIA_XON' }
  | { event: 'MEDIA_MARK_PROCESSED'; mark: string }
  | { event: 'DTMF_END'; digit: string }

const formats: Record<string, AudioFormat> = { alaw: 'audio/pcma', ulaw: 'audio/pcmu' }

/** @returns null for news that change nothing for us, and for nonsense */
export function readAsteriskEvent(text: string): AsteriskEvent | null {
  const said = parse(text)
  switch (said?.['event']) {
    case 'MEDIA_START':
      return {
        event: 'MEDIA_START',
        connectionId: textOf(said['connection_id']),
        format: formats[textOf(said['format'])] ?? null,
      }
    case 'MEDIA_MARK_PROCESSED':
      return { event: 'MEDIA_MARK_PROCESSED', mark: textOf(said['correlation_id']) }
    case 'DTMF_END':
      return { event: 'DTMF_END', digit: textOf(said['digit']) }
    case 'MEDIA_XOFF':
    case 'MEDIA_XON':
      return { event: said['event'] }
    default:
      return null
  }
}

/** @param mark comes back in `MEDIA_MARK_PROCESSED` */
export function asteriskCommand(command: 'ANSWER' | 'HANGUP' | 'FLUSH_MEDIA' | 'MARK_MEDIA', mark?: string): string {
  return JSON.stringify({ command, ...(mark === undefined ? {} : { correlation_id: mark }) })
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '')
