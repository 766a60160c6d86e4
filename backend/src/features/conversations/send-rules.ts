import type { House, Channel } from '#src/features/conciergeries/house.ts'
import { AppError } from '#src/errors.ts'
import {
  cleanVariables,
  isTooLongForTemplate,
  missingVariables,
  renderTemplate,
} from '#src/providers/messaging/content-variables.ts'
import { splitMessage } from '#src/text/split-message.ts'
import { words } from './locales/error-words.ts'
import type { ConversationRow } from './conversations.store.ts'
import type { MediaRow } from './media.store.ts'
import type { Author, Draft } from './outbox.ts'
import type { ApprovedTemplate } from './ports.ts'
import { isWindowOpen } from './windows.ts'

/** A person's message may be longer than the AI's three parts: nothing of it is ever dropped. */
const mostParts = 10

export interface Receiver {
  blocked_at: string | null
  opted_out_at: string | null
}

/**
 * Whether a person may write to this client now.
 * @throws AppError blocked, opted_out, channel_off
 */
export function ensureReachable(conversation: ConversationRow, client: Receiver, channel: Channel): void {
  if (client.blocked_at !== null) throw new AppError('blocked', words.blocked)
  if (isRefused(conversation, client)) throw new AppError('opted_out', words.optedOut)
  if (channel.account === null || (channel.number === null && channel.messagingServiceSid === null))
    throw new AppError('channel_off', words.channelOff)
}

/** Who wrote after opting out asked something, and may be answered; nothing else may reach them. */
function isRefused(conversation: ConversationRow, { opted_out_at: at }: Receiver): boolean {
  return at !== null && (conversation.last_inbound_at === null || conversation.last_inbound_at <= at)
}

/** @throws AppError window_closed */
export function ensureWindowOpen(conversation: ConversationRow, now: Date): void {
  if (isWindowOpen(conversation.window_expires_at, now)) return
  throw new AppError('window_closed', words.windowClosed)
}

/** Text and file of a person as messages: words that WhatsApp cannot put under a file go before it. */
export function draftFree(author: Author, text: string, media: MediaRow | null): Draft[] {
  const parts = splitMessage(text, { most: mostParts })
  const texts = parts.map((part): Draft => ({ author, kind: 'text', text: part }))
  if (media === null) return texts
  const caption = parts.length === 1 && takesCaption(media.content_type) ? (parts[0] ?? '') : ''
  const file: Draft = { author, kind: 'media', text: caption, mediaIds: [media.id] }
  return caption === '' ? [...texts, file] : [file]
}

/** Source: Twilio, "Guidance on WhatsApp media messages": documents and audio have no caption. */
const takesCaption = (contentType: string) => /^(image|video)\//.test(contentType) && contentType !== 'image/webp'

/** @throws AppError invalid with the variables that are missing, or when the result is too long */
export function draftTemplate(
  author: Author,
  template: ApprovedTemplate,
  given: Readonly<Record<string, string>>,
): Draft {
  const variables = cleanVariables(given)
  const missing = missingVariables(template.variables, variables)
  if (missing.length > 0)
    throw new AppError('invalid', words.fillTemplate, {
      fields: Object.fromEntries(missing.map((name) => [`template.variables.${name}`, words.toFill])),
    })
  const known = Object.fromEntries(template.variables.map((name) => [name, variables[name] ?? '']))
  const text = renderTemplate(template.body, known)
  if (isTooLongForTemplate(text)) throw new AppError('invalid', words.templateLong)
  return {
    author,
    kind: 'template',
    text,
    language: template.language,
    extra: { template: { contentSid: template.contentSid, name: template.name, variables: known } },
  }
}

/** Until when a person's own message keeps the AI quiet. */
export const pauseEnd = (house: House, now: Date, minutes: number = house.ai.pauseMinutes): string =>
  new Date(now.getTime() + minutes * 60_000).toISOString()
