import { waitFor } from '#sim/lib/changes.ts'
import type { OpenAiRealtimeSimulator } from '#sim/openai-realtime/openai-realtime-simulator.ts'
import type { SipSimulator } from '#sim/sip/sip-simulator.ts'
import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'
import type { Dial } from './place-calls.ts'

export interface Roads {
  twilio: TwilioSimulator
  openaiRealtime: OpenAiRealtimeSimulator
  sip: SipSimulator
}

/** As Twilio says it. */
const withheld = 'anonymous'

/** The roads on which this simulator can call by itself. */
export const roadNames = ['twilio_stream', 'openai_sip', 'sip_bridge'] as const
export type RoadName = (typeof roadNames)[number]

/** What is missing for calls on a road, in French, with what to do about it; null: nothing. */
export function missingFor(road: RoadName, { sip }: Roads, to: string): string | null {
  if (road !== 'sip_bridge' || sip.lineFor(to)) return null
  const { address, port } = sip.place
  const several = sip.lines.length > 1
  return (
    `${several ? `aucune ligne SIP n’a ${to} pour identifiant` : 'aucune ligne SIP n’est enregistrée'} chez l’opérateur simulé. ` +
    'Dans l’administration, « Serveurs vocaux › Nouvelle ligne », mode SIP : un numéro libre, ' +
    `serveur ${address}, port ${port}, UDP, mot de passe ${sip.password}, et pour identifiant le numéro que vous appelez (--to)`
  )
}

/** @param to a number of the house @param speed so many times faster than a real call; SIP’s sound takes its time */
export function dialOn(road: RoadName, { twilio, openaiRealtime, sip }: Roads, to: string, speed: number): Dial {
  if (road === 'sip_bridge') return (from) => sip.call({ to, ...(from !== null && { from }) })
  if (road === 'twilio_stream')
    return (from) => twilio.voice.call({ from: from ?? withheld, to }, { keepAudio: false, speed })
  return async (from) => {
    const { call } = await openaiRealtime.ring({ from, to }, { speed })
    const taken = () => call.answered || call.ended !== null
    await waitFor(call.changes, taken, { what: 'an answer to the call', timeoutMs: 30_000 })
    return call
  }
}
