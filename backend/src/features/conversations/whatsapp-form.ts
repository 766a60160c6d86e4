import type { MessageKind } from '@conciergerie/contract'
import type { Form } from '#src/http/signatures.ts'
import {
  readAccountSid,
  readMessageSid,
  readOptional,
  readOurNumber,
  readRepliedTo,
  readSender,
  readServiceSid,
  readText,
} from './form-fields.ts'
import type { InboundMedia, InboundMessage, Location, StatusReport } from './inbound.ts'

/** Twilio's own limit is ten; what is beyond is not looked for. */
const mostMedia = 10

/** Types whose meaning is in the fields that we read; another one is new to us. */
const knownTypes = new Set([
  '',
  'text',
  'image',
  'audio',
  'voice',
  'video',
  'document',
  'sticker',
  'location',
  'contact',
  'contacts',
  'button',
  'interactive',
  'list',
])

/**
 * Reads a signed `POST /webhook/whatsapp`. Parameters that we do not know are ignored: Twilio adds some without notice.
 * @throws AppError invalid when an identity (message, account, parties) is absent or of another shape
 */
export function readInboundMessage(form: Form): InboundMessage {
  const messageType = readText(form, 'MessageType', 40).toLowerCase()
  const media = readMedia(form)
  const location = readLocation(form)
  const button = readText(form, 'ButtonText', 1024) || readText(form, 'ListTitle', 1024)
  const buttonPayload = readOptional(form, 'ButtonPayload', 1024) ?? readOptional(form, 'ListId', 1024)
  const text = readText(form, 'Body') || button
  const isButton = button !== '' || buttonPayload !== null
  return {
    messageSid: readMessageSid(form),
    addressee: readAddressee(form, 'To'),
    sender: readSender(form),
    profileName: readOptional(form, 'ProfileName', 200),
    kind: kindOf({ messageType, media, location, isButton, text }),
    text,
    messageType: messageType || null,
    media,
    location,
    buttonPayload,
    repliedToSid: readRepliedTo(form),
    referral: readReferral(form),
    forwarded: readText(form, 'Forwarded') === 'true' || readText(form, 'FrequentlyForwarded') === 'true',
    optOutType: readOptOut(form),
  }
}

/** Reads a signed `POST /webhook/whatsapp/status`, where `From` is ours. @throws AppError invalid */
export function readStatusReport(form: Form): StatusReport {
  return {
    messageSid: readMessageSid(form),
    addressee: readAddressee(form, 'From'),
    status: readText(form, 'MessageStatus', 40).toLowerCase(),
    errorCode: /^\d{1,6}$/.exec(readText(form, 'ErrorCode'))?.[0] ?? null,
    errorMessage: readOptional(form, 'ChannelStatusMessage', 500) ?? readOptional(form, 'ErrorMessage', 500),
  }
}

/** By whom the house is found, read before the signature can be checked, since its token is the house's. */
export function readAddressee(form: Form, ours: 'To' | 'From') {
  return { accountSid: readAccountSid(form), to: readOurNumber(form, ours), messagingServiceSid: readServiceSid(form) }
}

interface Content {
  messageType: string
  media: InboundMedia[]
  location: Location | null
  isButton: boolean
  text: string
}

function kindOf({ messageType, media, location, isButton, text }: Content): MessageKind {
  if (!knownTypes.has(messageType)) return 'unsupported'
  if (location) return 'location'
  if (isButton) return 'button'
  if (media.some(isContactCard)) return 'contact'
  if (messageType === 'sticker') return 'sticker'
  if (media.length > 0) return media.every(isSticker) && text === '' ? 'sticker' : 'media'
  return text === '' ? 'unsupported' : 'text'
}

const isSticker = ({ contentType }: InboundMedia) => contentType === 'image/webp'
const isContactCard = ({ contentType }: { contentType: string }) => /^text\/(x-)?vcard/.test(contentType)

function readMedia(form: Form): InboundMedia[] {
  const announced = Number(/^\d{1,2}$/.exec(readText(form, 'NumMedia'))?.[0] ?? 0)
  const media: InboundMedia[] = []
  for (let i = 0; i < Math.min(announced, mostMedia); i++) {
    const url = readText(form, `MediaUrl${i}`, 2048)
    if (url !== '')
      media.push({
        url,
        contentType: readText(form, `MediaContentType${i}`, 100).toLowerCase() || 'application/octet-stream',
      })
  }
  return media
}

function readLocation(form: Form): Location | null {
  const latitude = readDegrees(form, 'Latitude', 90)
  const longitude = readDegrees(form, 'Longitude', 180)
  if (latitude === null || longitude === null) return null
  return { latitude, longitude, label: readOptional(form, 'Label', 300), address: readOptional(form, 'Address', 300) }
}

function readDegrees(form: Form, name: string, limit: number): number | null {
  const text = readText(form, name, 40)
  const degrees = /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  return Math.abs(degrees) <= limit ? degrees : null
}

function readReferral(form: Form) {
  const headline = readOptional(form, 'ReferralHeadline', 300) ?? readOptional(form, 'ReferralBody', 300)
  const url = /^https?:\/\/\S+$/.exec(readText(form, 'ReferralSourceUrl', 1000))?.[0] ?? null
  return headline === null && url === null ? null : { headline, url }
}

function readOptOut(form: Form) {
  const type = readText(form, 'OptOutType', 10).toUpperCase()
  return type === 'STOP' || type === 'START' || type === 'HELP' ? type : null
}
