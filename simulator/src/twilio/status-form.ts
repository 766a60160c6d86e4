import { parseAddress } from './addresses.ts'
import { errorCode } from './error-codes.ts'
import type { SimulatedMessage } from './messages.ts'
import type { Form } from './signature.ts'
import { channelMessage } from './status-plan.ts'
import type { StatusStep } from './status-plan.ts'

/** `+33612345678` → `+3361234XXXX`, as Twilio masks it. */
function masked(id: string): string {
  return id.startsWith('+') ? `${id.slice(0, -4)}XXXX` : id
}

function channelFields(message: SimulatedMessage, { status }: StatusStep): Form {
  const to = parseAddress(message.to)
  if (to?.channel !== 'whatsapp') return {}
  const event = status === 'read' || status === 'delivered' ? { EventType: status.toUpperCase() } : {}
  return {
    ChannelPrefix: 'whatsapp',
    ChannelInstallSid: `XE${message.accountSid.slice(2)}`,
    ChannelToAddress: masked(to.id),
    StructuredMessage: String(message.contentSid !== null),
    ...event,
  }
}

function failureFields({ failure }: StatusStep): Form {
  if (!failure) return {}
  return {
    ErrorCode: String(failure.code),
    ErrorMessage: errorCode(failure.code).message,
    ChannelStatusMessage: channelMessage(failure),
  }
}

/** The form of a status callback. Source: Twilio's documentation, "Outbound message status in status callbacks". */
export function statusForm(message: SimulatedMessage, step: StatusStep): Form {
  return {
    SmsSid: message.sid,
    SmsStatus: step.status,
    MessageSid: message.sid,
    MessageStatus: step.status,
    AccountSid: message.accountSid,
    ApiVersion: '2010-04-01',
    From: message.from,
    To: message.to,
    ...(message.messagingServiceSid === null ? {} : { MessagingServiceSid: message.messagingServiceSid }),
    ...channelFields(message, step),
    ...failureFields(step),
  }
}
