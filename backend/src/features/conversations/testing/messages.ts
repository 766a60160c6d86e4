import { randomBytes } from 'node:crypto'
import type { InboundMessage } from '../inbound.ts'
import { accountSid, ourNumber } from './room.ts'

export const newSid = (prefix = 'SM') => `${prefix}${randomBytes(16).toString('hex')}`

/** A client's message as the webhook would read it. */
export function inbound(change: Partial<InboundMessage> = {}): InboundMessage {
  return {
    messageSid: newSid(),
    addressee: { accountSid, to: ourNumber, messagingServiceSid: null },
    sender: { phone: '+33639980123', whatsapp: null, bsuid: null },
    profileName: 'Camille',
    kind: 'text',
    text: 'Bonjour, à quelle heure est le petit-déjeuner ?',
    messageType: 'text',
    media: [],
    location: null,
    buttonPayload: null,
    repliedToSid: null,
    referral: null,
    forwarded: false,
    optOutType: null,
    ...change,
  }
}
