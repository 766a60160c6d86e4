import type { OpenedCall } from '#src/features/calls/ports.ts'
import type { TwilioAccount } from '#src/features/conciergeries/house.ts'
import type { Logger } from '#src/logger.ts'
import type { TwilioCalls } from '#src/providers/messaging/twilio-calls.ts'
import type { VoiceCalls } from '#src/providers/voice-model/voice-calls.ts'
import type { Carrier } from './carrier.ts'

export interface CarrierParts {
  /** The account that a house's Twilio calls come by. */
  accountOf: (conciergerieId: number) => Promise<TwilioAccount | null>
  twilio: TwilioCalls
  /** Null without a key. */
  openai: VoiceCalls | null
  publicUrl: string
  logger: Logger
}

/** Each road's own way to pass a call on or end it. */
export class RoadCarrier implements Carrier {
  readonly #parts: CarrierParts

  constructor(parts: CarrierParts) {
    this.#parts = parts
  }

  async transfer(call: OpenedCall, target: string): Promise<'ringing' | 'refused' | 'by_media'> {
    if (call.road === 'sip_bridge') return 'by_media'
    try {
      if (call.road === 'twilio_stream') await this.#dial(call, target)
      else await this.#parts.openai?.refer(call.providerCallId, `tel:${target}`)
      return 'ringing'
    } catch (error) {
      this.#parts.logger.warn({ err: error, callId: call.id }, 'a call could not be passed on')
      return 'refused'
    }
  }

  /** Twilio's ends when its stream closes, SIP's by BYE: both are the media process' affair. */
  async hangUp(call: OpenedCall): Promise<void> {
    if (call.road === 'openai_sip') await this.#parts.openai?.hangUp(call.providerCallId)
  }

  tellsTransfers({ road }: OpenedCall): boolean {
    return road === 'twilio_stream'
  }

  async #dial({ conciergerieId, providerCallId, number }: OpenedCall, target: string): Promise<void> {
    const { accountOf, twilio, publicUrl } = this.#parts
    const account = await accountOf(conciergerieId)
    if (account === null) throw new Error('no Twilio account')
    const to = { number: target, callerId: number, after: `${publicUrl}/api/voice/after` }
    await twilio.passOn({ ...account, conciergerieId }, providerCallId, to)
  }
}
