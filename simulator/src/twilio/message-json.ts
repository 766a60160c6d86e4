import type { SimulatedMessage } from './messages.ts'

/** `Fri, 21 Nov 2026 09:22:00 +0000`, as the 2010-04-01 API writes dates. */
export function rfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000')
}

/** A message as `GET …/Messages/{Sid}.json` shows it. */
export function messageJson(message: SimulatedMessage) {
  const uri = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}`
  return {
    account_sid: message.accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.dateCreated),
    date_sent: message.dateSent && rfc2822(message.dateSent),
    date_updated: rfc2822(message.dateUpdated),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorMessage,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.mediaSids.length),
    num_segments: '1',
    price: null,
    price_unit: null,
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  }
}
