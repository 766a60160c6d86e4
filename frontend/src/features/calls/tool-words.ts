import type { TFunction } from 'i18next'
import type { Format } from '@conciergerie/kit/lib/format.ts'
import type { Tool } from './api.ts'

const names = [
  'check_availability',
  'create_reservation',
  'find_reservation',
  'update_reservation',
  'cancel_reservation',
  'join_waitlist',
  'create_order',
  'leave_message',
  'raise_question',
  'transfer_to_human',
  'search_faqs',
  'note_number',
  'stop_recording',
  'end_call',
] as const

/** Statuses under which a tool did what it was asked. */
const fine: ReadonlySet<string> = new Set([
  'ok',
  'available',
  'held',
  'confirmed',
  'requested',
  'to_confirm',
  'changed',
  'cancelled',
  'found',
  'waiting',
  'ordered',
  'left',
  'filed',
  'noted',
  'transferred',
  'transferring',
])

/** What the voice looked up or did, in a line: "Option posée · EM-4839 · 15 mars → 20 mars". */
export function describeTool(
  t: TFunction<'calls'>,
  { name, status, action, arguments: given }: Tool,
  format: Format,
): { done: string; about: string; isRefusal: boolean } {
  const known = names.find((one) => one === name)
  const details = action?.details ?? {}
  const about = [textOf(details['code']), textOf(details['what']), datesOf(given, format), peopleOf(t, given)]
  return {
    done: nameOf(t, known, status, given),
    about: about.filter(Boolean).join(' · '),
    isRefusal: status !== null && !fine.has(status),
  }
}

function nameOf(
  t: TFunction<'calls'>,
  name: (typeof names)[number] | undefined,
  status: string | null,
  given: Tool['arguments'],
): string {
  if (name === undefined) return t('tool.other')
  if (name === 'create_reservation' && given['hold'] === undefined && status === 'held') return t('tool.hold')
  return t(`tool.${name}`)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function datesOf(given: Tool['arguments'], { dates }: Format): string {
  const [from, to, time] = [textOf(given['date_from']), textOf(given['date_to']), textOf(given['time'])]
  if (!isDay(from)) return ''
  if (isDay(to)) return `${dates.day(from)} → ${dates.day(to)}`
  return [dates.day(from), time].filter(Boolean).join(', ')
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

function peopleOf(t: TFunction<'calls'>, given: Tool['arguments']): string {
  const count = Number(given['party_size'])
  return Number.isInteger(count) && count > 0 ? t('people', { count }) : ''
}
