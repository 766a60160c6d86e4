import type { CallEvent } from '#src/voice/media-protocol.ts'

const speakers = { caller: 'appelant', assistant: 'voix' } as const

/** What happens in a call, a line for each thing; null for what would only fill the screen. */
export function tellEvent(event: CallEvent): string | null {
  switch (event.on) {
    case 'answered':
      return 'décroché'
    case 'text':
      return event.final ? `${speakers[event.speaker]} : ${event.text}` : null
    case 'cut':
      return `coupée après ${event.heardMs} ms sur ${event.ofMs}`
    case 'first_audio':
      return `premier son après ${event.ms} ms`
    case 'response_time':
      return `réponse en ${event.ms} ms`
    case 'dtmf':
      return `touche ${event.digit}`
    case 'held':
      return event.state ? 'mis en attente' : 'repris'
    case 'tool_call':
      return `outil ${event.name} ${event.arguments}`
    case 'transfer':
      return `transfert : ${event.outcome}${event.detail ? ` (${event.detail})` : ''}`
    case 'error':
      return `erreur ${event.code} : ${event.message}`
    case 'ended':
      return tellEnd(event)
    default:
      return null
  }
}

function tellEnd({ reason, detail, stats }: Extract<CallEvent, { on: 'ended' }>): string {
  const { framesIn, framesOut, framesLost, gapMaxMs, gapP99Ms } = stats
  const pace = gapP99Ms === null ? '' : `, écart p99 ${gapP99Ms} ms, max ${gapMaxMs ?? 0} ms`
  const sound = `${framesIn} trames reçues, ${framesLost} perdues, ${framesOut} envoyées${pace}`
  return `fin : ${reason}${detail ? ` (${detail})` : ''} ; ${sound}`
}
