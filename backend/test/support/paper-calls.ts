import type { Line } from '@conciergerie/contract'
import type { CallOffer } from '#src/voice/media-protocol.ts'
import { must } from '../world.ts'
import type { World, WorldOptions } from '../world.ts'
import { openBookingWorld } from './booking-world.ts'
import { eventually } from './eventually.ts'
import { PaperCall } from './paper-media.ts'
import type { PaperMedia, PaperTimers } from './paper-media.ts'
import { ringByTwilio } from './twilio-voice.ts'

interface PaperHouseOptions extends Omit<WorldOptions, 'overrides' | 'media'> {
  media: PaperMedia
  timers?: PaperTimers
  now?: () => Date
  /** The house's own number; its line has another. */
  houseNumber: string
  /** As an administrator opens it. */
  line: { mode: 'twilio_stream' | 'sip_bridge'; number: string }
}

/** A house whose telephone has neither sound nor a road: its calls are told on paper. */
export async function openPaperHouse({ media, timers, now, houseNumber, line, ...options }: PaperHouseOptions) {
  const overrides = { media, ...(timers && { timers }), ...(now && { now }) }
  const world = await openBookingWorld({ ...options, overrides })
  const house = await world.openHouse('Hôtel des Embruns', houseNumber)
  const account = line.mode === 'sip_bridge' ? trunkAccount : {}
  const wanted = { conciergerieId: house.id, ...account, ...line }
  const made = await must<{ line: Line }>(world.admin.client.post('/api/admin/lines', wanted))
  return { world, house, lineId: made.line.id }
}

const trunkAccount = { sipUsername: 'embruns', sipPassword: 'marée-haute-7', sipDomain: 'trunk.example' }

type Offered = Pick<CallOffer, 'road' | 'providerCallId'> & Partial<CallOffer>

/** The media process tells of a call that wants in, on a line that was rung or by the word of its stream. */
export function knock(media: PaperMedia, offered: Offered): CallOffer {
  const nothing = { ref: offered.providerCallId, lineId: null, pass: null, from: null, to: null }
  const offer = { ...nothing, ...offered }
  media.tell({ from: 'offer', offer })
  return offer
}

/** A call that is let in, and answered. */
async function takeCall(media: PaperMedia, offered: Offered): Promise<PaperCall> {
  const before = media.starts().length
  const { ref } = knock(media, offered)
  const { callId } = await eventually(() =>
    media
      .starts()
      .slice(before)
      .find((start) => start.ref === ref),
  )
  const call = new PaperCall(media, callId)
  call.tell({ on: 'answered' })
  return call
}

/** The stream of a call that Twilio has told us of. */
export function takeStream(media: PaperMedia, callSid: string, pass: string | null): Promise<PaperCall> {
  return takeCall(media, { road: 'twilio_stream', providerCallId: callSid, pass })
}

/** A call by Twilio, from the first ring to its answer. */
export async function callByTwilio(
  world: World,
  media: PaperMedia,
  numbers: { To: string; From: string },
): Promise<PaperCall> {
  const { callSid, pass } = await ringByTwilio(world, numbers)
  return takeStream(media, callSid, pass)
}

let rung = 0

/** A call on a SIP line; withheld when nobody is named. */
export function callBySip(media: PaperMedia, lineId: number, from: string | null = null): Promise<PaperCall> {
  return takeCall(media, { road: 'sip_bridge', providerCallId: `sip-${++rung}`, lineId, from })
}
