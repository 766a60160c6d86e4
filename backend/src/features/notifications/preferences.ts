import { noticeTypes } from '@conciergerie/contract'
import type { NoticePreferences, NoticeType, NotificationType, Role } from '@conciergerie/contract'
import type { QuietHours } from './quiet-hours.ts'

export type Channels = NoticePreferences['channels']
type Choice = Channels[NoticeType]

export interface Preferences {
  channels: Channels
  quiet: QuietHours | null
  sound: boolean
}

/** An owner with a number is told by SMS what cannot wait; the rest waits in the letter. */
const bySms = new Set<NoticeType>([
  'human_needed',
  'reservation_new',
  'reservation_requested',
  'reservation_changed',
  'reservation_cancelled',
  'message_left',
])
const none: Choice = { sms: false, email: false }

function usual(type: NoticeType, role: Role): Choice {
  return role === 'owner' ? { sms: bySms.has(type), email: true } : none
}

/** What a person chose, with what is usual for their role where they chose nothing. */
export function completeChannels(chosen: Partial<Channels>, role: Role): Channels {
  const all = noticeTypes.map((type) => [type, chosen[type] ?? usual(type, role)])
  return Object.fromEntries(all) as Channels
}

/** What is no matter of choice: an owner is written to when something is broken. */
export function choiceFor(channels: Channels, type: NotificationType, role: Role): Choice {
  if (type in channels) return channels[type as NoticeType]
  const broken = type === 'delivery_failed' || type === 'channel_error'
  return broken && role === 'owner' ? { sms: false, email: true } : none
}
