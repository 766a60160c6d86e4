import type { HumanReason, NotificationType } from '@conciergerie/contract'
import type { CallToFollow, Subject } from './subjects.store.ts'
import { wordingFor } from './wording.ts'

/** A notice before it has a reader: worded for each of them. */
export interface Notice {
  /** Event and rule that made it; a person gets it once. */
  source: string
  type: NotificationType
  link: string
  /** Who did it themselves, by name: they need not be told. */
  exceptFor?: string
  title: (locale: string) => string
  detail: (locale: string) => string
}

const nameOf = (subject: Subject) => subject.name ?? subject.profile_name ?? subject.phone ?? 'Client'

/** Codes that say the line itself is broken: see whatsapp errors of the messaging provider. */
const channelCodes = new Set(['63001', '63002', '63007', '63008', '63020', '63022'])

/** Who must look at this conversation, and why: at most one notice for each cause and moment. */
export function noticesOfConversation(subject: Subject): Notice[] {
  return [humanNotice(subject), failureNotice(subject)].filter((notice) => notice !== null)
}

function humanNotice(subject: Subject): Notice | null {
  if (subject.needs_human_since === null) return null
  const reason = (subject.needs_human_reason ?? 'asked') as HumanReason
  return {
    source: `human:${subject.id}:${subject.needs_human_since}`,
    type: 'human_needed',
    link: `/inbox/${subject.id}`,
    title: (locale) => wordingFor(locale).humanNeeded(nameOf(subject)),
    detail: (locale) => wordingFor(locale).reasons[reason],
  }
}

function failureNotice(subject: Subject): Notice | null {
  const failed = subject.last_status === 'failed' || subject.last_status === 'undelivered'
  if (!failed || subject.last_author === 'client' || subject.last_message_id === null) return null
  const broken = channelCodes.has(subject.error_code ?? '')
  return {
    source: `failed:${subject.last_message_id}`,
    type: broken ? 'channel_error' : 'delivery_failed',
    link: `/inbox/${subject.id}`,
    title: (locale) => (broken ? wordingFor(locale).channelError : wordingFor(locale).deliveryFailed(nameOf(subject))),
    detail: () =>
      subject.error_code === null ? subject.last_preview : `${subject.error_code} · ${subject.last_preview}`,
  }
}

export function noticeOfQuestion(question: { id: number; text: string; status: string }): Notice | null {
  if (question.status !== 'open') return null
  return {
    source: `question:${question.id}`,
    type: 'question_raised',
    link: `/faq/questions?question=${question.id}`,
    title: (locale) => wordingFor(locale).questionRaised,
    detail: () => question.text,
  }
}

/** A missed call, or one after which somebody has to call back. */
export function noticeOfCall(call: CallToFollow): Notice {
  const { id, phone, flag } = call
  const who = (locale: string) => call.name ?? call.profile_name ?? phone ?? wordingFor(locale).withheld
  const outcome = call.outcome === 'missed' || call.outcome === 'busy' ? call.outcome : 'other'
  return {
    source: `call:${id}`,
    type: 'call_follow_up',
    link: `/calls/${id}`,
    title: (locale) => wordingFor(locale).callToFollow[outcome](who(locale)),
    detail: () => flag ?? phone ?? '',
  }
}
