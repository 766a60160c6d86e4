import type { TFunction } from 'i18next'
import type { Message } from '@conciergerie/contract'
import type { Format } from '@conciergerie/kit/lib/format.ts'
import { firstName } from './first-name.ts'

type Event = NonNullable<Message['event']>
type Words = TFunction<'conversations'>
type Describe = (t: Words, details: Partial<Record<string, string>>, format: Format) => string

/** With a person's name when we have it: most of what happens is somebody's doing, some of it is the client's or ours. */
const byWhom =
  (name: 'released' | 'closed' | 'reopened' | 'opted_in'): Describe =>
  (t, { by }) =>
    by === undefined ? t(`event.${name}.plain`) : t(`event.${name}.by`, { by })

const describeTakeover: Describe = (t, { by, interrupted }) => {
  const said = by === undefined ? t('event.taken_over.plain') : t('event.taken_over.by', { by })
  return interrupted === 'yes' ? t('event.taken_over.interrupted', { said }) : said
}

const describeAssignment: Describe = (t, { by, to }) => {
  if (to === undefined) return by === undefined ? t('event.unassigned.plain') : t('event.unassigned.by', { by })
  if (by === undefined) return t('event.assigned.plain', { to })
  return by === to ? t('event.assigned.self', { by }) : t('event.assigned.by', { by, to })
}

const modes = ['auto', 'suggest', 'off'] as const

const describeMode: Describe = (t, { by, mode }) => {
  const known = modes.find((name) => name === mode) ?? 'house'
  return by === undefined ? t(`event.ai_mode.${known}.plain`) : t(`event.ai_mode.${known}.by`, { by })
}

const describePause: Describe = (t, { by, until }, { dates }) => {
  const time = until === undefined ? undefined : dates.clock(until)
  if (time === undefined) return by === undefined ? t('event.ai_paused.plain') : t('event.ai_paused.by', { by })
  return by === undefined ? t('event.ai_paused.until', { time }) : t('event.ai_paused.byUntil', { by, time })
}

const describeBlock: Describe = (t, { by, blocked }) => {
  const done = blocked === 'false' ? 'unblocked' : 'blocked'
  return by === undefined ? t(`event.${done}.plain`) : t(`event.${done}.by`, { by })
}

const describe: Record<string, Describe> = {
  taken_over: describeTakeover,
  released: byWhom('released'),
  closed: byWhom('closed'),
  reopened: byWhom('reopened'),
  opted_in: byWhom('opted_in'),
  assigned: describeAssignment,
  ai_mode: describeMode,
  ai_paused: describePause,
  blocked: describeBlock,
  opted_out: (t) => t('event.opted_out'),
  answer_dropped: (t) => t('event.answer_dropped'),
  window_closed: (t) => t('event.window_closed'),
  merged: (t) => t('event.merged'),
}

/**
 * What happened, in a sentence.
 * @param event as the server names it; one that this version does not know yet is told apart, not hidden
 */
export function describeEvent(t: Words, event: Event, format: Format): string {
  const say = describe[event.name]
  return say ? say(t, withFirstNames(event.details), format) : t('event.other')
}

/** In a thread colleagues go by their first names. */
function withFirstNames({ by, to, ...details }: Event['details']): Partial<Record<string, string>> {
  return {
    ...details,
    ...(by === undefined ? {} : { by: firstName(by) }),
    ...(to === undefined ? {} : { to: firstName(to) }),
  }
}
