import type { TFunction } from 'i18next'
import type { Message } from '@conciergerie/contract'
import type { Format } from '@conciergerie/kit/lib/format.ts'

type Event = NonNullable<Message['event']>
type Words = TFunction<'conversations'>
type Details = Partial<Record<string, string>>

const names = [
  'tool_availability',
  'tool_hold',
  'tool_booked',
  'tool_recap',
  'tool_changed',
  'tool_cancelled',
  'tool_found',
  'tool_waitlist',
  'tool_order',
  'tool_message',
  'tool_question',
  'tool_refused',
] as const

export const isTool = ({ name }: Event): boolean => name.startsWith('tool_')

/** What the AI looked up or did, and how it ended: "Disponibilité vérifiée · Suite, 15 mars → 20 mars · libre". */
export function describeTool(
  t: Words,
  { name, details }: Event,
  format: Format,
): { done: string; about: string; result: string } {
  const known = names.find((one) => one === name)
  if (known === undefined) return { done: t('event.other'), about: '', result: '' }
  const about = [
    details['code'],
    details['kind'] === undefined ? undefined : nameOf(details),
    whenOf(t, details, format),
  ]
  return {
    done: t(`tool.${known}.done`),
    about: about.filter(Boolean).join(' · '),
    result: resultOf(t, known, details),
  }
}

const nameOf = ({ what }: Details) => what

function whenOf(t: Words, { kind, from, to, time, people }: Details, { dates }: Format): string | undefined {
  if (from === undefined) return undefined
  const when =
    kind === 'table'
      ? t('tool.seating', { day: dates.day(from), time: time ?? '' })
      : t('tool.nights', { from: dates.day(from), to: dates.day(to ?? from) })
  return people === undefined ? when : `${when} · ${t('tool.people', { count: Number(people) })}`
}

function resultOf(t: Words, name: (typeof names)[number], { status, reason }: Details): string {
  const end = status ?? reason
  if (name === 'tool_availability' && end === 'available') return t('tool.tool_availability.available')
  if (name === 'tool_booked')
    return end === 'requested' ? t('tool.tool_booked.requested') : t('tool.tool_booked.confirmed')
  if (name !== 'tool_availability' && name !== 'tool_refused') return ''
  return end === 'full' || end === 'closed' ? t(`tool.${name}.${end}`) : t(`tool.${name}.other`)
}
