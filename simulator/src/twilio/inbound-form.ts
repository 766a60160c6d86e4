import { isBusinessScopedId, onWhatsApp, withoutChannel } from './addresses.ts'
import type { TwilioAccount } from './accounts.ts'
import type { InboundMessage } from './inbound-message.ts'
import type { StoredMedia } from './media.ts'
import type { Form } from './signature.ts'

/** What is known once Twilio has accepted a client's message. */
export interface Received {
  sid: string
  account: TwilioAccount
  to: string
  media: StoredMedia[]
  /** `http://…` of the REST API that serves the files. */
  mediaOrigin: string
}

const present = (form: Record<string, string | undefined>): Form =>
  Object.fromEntries(Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined))

function messageType(message: InboundMessage): string {
  if (message.location) return 'location'
  if (message.button) return 'button'
  if (message.contact) return 'contacts'
  if (message.sticker) return 'sticker'
  const [kind] = message.media?.[0]?.contentType.split('/') ?? ['text']
  return kind === 'application' ? 'document' : (kind ?? 'text')
}

function identity(message: InboundMessage): Form {
  const from = withoutChannel(message.from)
  const bsuid = message.bsuid ?? (isBusinessScopedId(from) ? from : undefined)
  return present({
    From: onWhatsApp(from),
    WaId: isBusinessScopedId(from) ? undefined : from.slice(1),
    ProfileName: message.profileName,
    ExternalUserId: bsuid && `whatsapp:${bsuid}`,
    ProfileUsername: message.username,
  })
}

function mediaFields(media: StoredMedia[], origin: string): Form {
  const fields: Form = { NumMedia: String(media.length) }
  media.forEach((file, index) => {
    fields[`MediaContentType${index}`] = file.contentType
    fields[`MediaUrl${index}`] =
      `${origin}/2010-04-01/Accounts/${file.accountSid}/Messages/${file.messageSid}/Media/${file.sid}`
  })
  return fields
}

function locationFields({ location }: InboundMessage): Form {
  if (!location) return {}
  const { latitude, longitude, address, label } = location
  return present({ Latitude: String(latitude), Longitude: String(longitude), Address: address, Label: label })
}

function referralFields({ referral }: InboundMessage): Form {
  if (!referral) return {}
  return present({
    ReferralNumMedia: '0',
    ReferralBody: referral.body,
    ReferralHeadline: referral.headline,
    ReferralSourceId: referral.sourceId,
    ReferralSourceType: referral.sourceType ?? 'ad',
    ReferralSourceUrl: referral.sourceUrl,
    ReferralCtwaClid: referral.clickId,
  })
}

function context(message: InboundMessage): Form {
  return present({
    ButtonText: message.button?.text,
    ButtonPayload: message.button?.payload,
    OriginalRepliedMessageSid: message.repliedTo?.messageSid,
    OriginalRepliedMessageSender: message.repliedTo?.sender,
    Forwarded: message.forwarded ? 'true' : undefined,
    FrequentlyForwarded: message.forwarded === 'frequently' ? 'true' : undefined,
    OptOutType: message.optOutType,
  })
}

function channelMetadata(who: Form): Form {
  const data = { context: { ProfileName: who['ProfileName'], WaId: who['WaId'] } }
  return { ChannelMetadata: JSON.stringify({ type: 'whatsapp', data }) }
}

/**
 * The whole form of an incoming WhatsApp message; every value is a string.
 * Source: Twilio's documentation, "Twilio's request to your incoming message webhook URL" and "WhatsApp features".
 */
export function inboundForm(message: InboundMessage, { sid, account, to, media, mediaOrigin }: Received): Form {
  const who = identity(message)
  return {
    SmsMessageSid: sid,
    SmsSid: sid,
    MessageSid: sid,
    AccountSid: account.accountSid,
    ApiVersion: '2010-04-01',
    SmsStatus: 'received',
    MessageType: messageType(message),
    NumSegments: '1',
    ...who,
    To: onWhatsApp(to),
    Body: message.body ?? message.button?.text ?? '',
    ...mediaFields(media, mediaOrigin),
    ...locationFields(message),
    ...context(message),
    ...referralFields(message),
    ...channelMetadata(who),
    ...present({ MessagingServiceSid: message.messagingServiceSid }),
    ...message.extra,
  }
}
