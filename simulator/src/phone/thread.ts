import type { SimulatedMessage } from '#sim/twilio/messages.ts'
import type { StoredMedia } from '#sim/twilio/media.ts'
import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'

/** How far a client's own message came: ✓, ✓✓, blue ✓✓, or not at all. */
type Progress = 'sending' | 'delivered' | 'read' | 'refused'

function progressOf(message: SimulatedMessage, lastReply: number): Progress {
  if (message.readByHouse || message.dateCreated.getTime() < lastReply) return 'read'
  if (message.taken === null) return 'sending'
  return message.taken ? 'delivered' : 'refused'
}

function placeOf({ persistentAction: [action] }: SimulatedMessage) {
  const [, latitude, longitude, label] = /^geo:([-\d.]+),([-\d.]+)\|?(.*)$/.exec(action ?? '') ?? []
  return latitude === undefined ? null : { latitude, longitude, label }
}

/** The name in a contact card. */
function nameOn({ contentType, bytes }: StoredMedia): string | null {
  if (contentType !== 'text/vcard') return null
  return /^FN:(.*)$/m.exec(Buffer.from(bytes).toString('utf8'))?.[1]?.trim() ?? null
}

const arrived = ({ status }: SimulatedMessage) => status === 'delivered' || status === 'read'

const onWhatsApp = ({ to }: SimulatedMessage) => to.startsWith('whatsapp:')

/** An SMS comes from another number than the house's WhatsApp: the phone shows whatever reaches it. */
const shortMessages = (twilio: TwilioSimulator, client: string) =>
  twilio.messages.sent({ to: client }).filter((message) => !onWhatsApp(message))

/** What a client sees: their own messages, and those of the house that reached the phone, SMS included. */
export function describeThread(twilio: TwilioSimulator, client: string, house: string) {
  const sent = twilio.messages.received({ from: client, to: house })
  const replies = [
    ...twilio.messages.sent({ to: client, from: house }).filter(onWhatsApp),
    ...shortMessages(twilio, client),
  ].filter(arrived)
  const lastReply = Math.max(0, ...replies.filter(onWhatsApp).map(({ dateCreated }) => dateCreated.getTime()))
  const messages = [...sent, ...replies].toSorted((a, b) => a.dateCreated.getTime() - b.dateCreated.getTime())
  return {
    typing: twilio.typing.isTyping(client, house, twilio.now()),
    messages: messages.map((message) => ({
      sid: message.sid,
      mine: message.direction === 'inbound',
      sms: message.direction !== 'inbound' && !onWhatsApp(message),
      text: message.body,
      media: twilio.media
        .of(message.sid)
        .map((file) => ({ sid: file.sid, type: file.contentType, name: nameOn(file) })),
      place: placeOf(message),
      progress: message.direction === 'inbound' ? progressOf(message, lastReply) : null,
      isRead: message.status === 'read' || !onWhatsApp(message),
      at: message.dateCreated.toISOString(),
    })),
  }
}
