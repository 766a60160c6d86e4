import { expect } from 'vitest'
import type { HeldCall } from './script-calls.ts'
import { daysOf } from './script-days.ts'
import { colleague } from './voice-world.ts'
import type { VoiceHome } from './voice-world.ts'

/** What `order` orders, in cents. */
const soup = 1400
const cake = 700
export const card = [
  { name: 'Soupe de poissons', priceCents: soup },
  { name: 'Far breton', priceCents: cake },
]

export type Judge = (home: VoiceHome, call: HeldCall) => Promise<void>

const dayOf = (instant: string | undefined) => instant?.slice(0, 10)

/** The one booking of a caller, as its row has it. */
async function bookingOf({ world, house }: VoiceHome, { from }: HeldCall) {
  const rows = await world.context.db.read
    .selectFrom('reservations')
    .innerJoin('clients', 'clients.id', 'reservations.client_id')
    .selectAll('reservations')
    .where('reservations.conciergerie_id', '=', house.id)
    .where('clients.phone', '=', from)
    .execute()
  expect(rows).toHaveLength(1)
  return rows[0]
}

/** What a caller who wants no booking leaves behind in the queues of the team. */
export async function leftBy({ world, house }: VoiceHome, { detail }: HeldCall) {
  const messages = await world.context.db.read
    .selectFrom('left_messages')
    .select(['text', 'status', 'source', 'client_id'])
    .where('conciergerie_id', '=', house.id)
    .where('call_id', '=', detail.call.id)
    .execute()
  return { messages, questions: detail.created.questions, reservations: detail.created.reservations }
}

const nothing = { messages: [], questions: [], reservations: [] }

/** A stay for two that this call made, on the dates that were asked for. */
const stays: Judge = async (home, call) => {
  const { persona, detail } = call
  const row = await bookingOf(home, call)
  expect(row).toMatchObject({ kind: 'stay', status: 'confirmed', party_size: 2, call_id: detail.call.id })
  expect([dayOf(row?.starts_at), dayOf(row?.ends_at)]).toEqual(daysOf(persona.stay))
  expect(row?.guest_name).toContain(persona.last)
  expect(detail.call).toMatchObject({ status: 'ended', outcome: 'reserved' })
}

async function changed(home: VoiceHome, call: HeldCall): Promise<void> {
  const row = await bookingOf(home, call)
  expect(row?.status).toBe('confirmed')
  expect([dayOf(row?.starts_at), dayOf(row?.ends_at)]).toEqual(daysOf(call.persona.otherStay))
  expect(call.detail.call.outcome).toBe('changed')
}

async function cancelled(home: VoiceHome, call: HeldCall): Promise<void> {
  expect(await bookingOf(home, call)).toMatchObject({ status: 'cancelled', cancelled_by: 'client' })
  expect(call.detail.call.outcome).toBe('cancelled')
}

/** What the house must hold after each script, whatever the road. */
export const judges: Record<string, Judge> = {
  book: async (home, call) => {
    await stays(home, call)
    await home.expectBooked(call.detail)
    expect(call.detail.call.costMicros).toBeGreaterThan(0)
  },
  table: async (home, call) => {
    const row = await bookingOf(home, call)
    expect(row).toMatchObject({ kind: 'table', status: 'confirmed', party_size: 4, call_id: call.detail.call.id })
    expect(call.detail.call.outcome).toBe('reserved')
  },
  'asks-again': async (home, call) => {
    await judges['table']?.(home, call)
    const { turns } = call.detail
    const asked = turns.findIndex(({ speaker, text }) => speaker === 'caller' && text === 'Pardon ?')
    expect(turns[asked - 1]).toMatchObject({
      speaker: 'assistant',
      text: expect.stringContaining('récapitule') as string,
    })
    expect(turns[asked + 1]?.heardText).toMatch(/récapitule.*\?$/)
  },
  withheld: async (home, call) => {
    const { persona, detail } = call
    const from = `+33${persona.phone.replaceAll(' ', '').slice(1)}`
    const row = await bookingOf(home, { ...call, from })
    expect(row).toMatchObject({ kind: 'table', status: 'confirmed', party_size: 4, call_id: detail.call.id })
    expect(detail.call).toMatchObject({ outcome: 'reserved', phone: null })
  },
  spell: stays,
  'talk-over': async (home, call) => {
    await stays(home, call)
    const cut = call.detail.turns.find(({ interrupted }) => interrupted)
    expect(cut?.text.startsWith(cut.heardText)).toBe(true)
    expect(cut?.heardText.length).toBeLessThan(cut?.text.length ?? 0)
    expect(call.outcome.cutMs).not.toBeNull()
  },
  change: changed,
  cancel: cancelled,
  silent: async (home, call) => {
    expect(call.detail.call).toMatchObject({ status: 'ended', endReason: 'silence' })
    expect(call.detail.turns.filter(({ speaker }) => speaker === 'caller')).toEqual([])
    expect(await leftBy(home, call)).toEqual(nothing)
  },
  unknown: async (home, call) => {
    expect(call.detail.call.outcome).toBe('question')
    const { questions } = await leftBy(home, call)
    expect(questions).toMatchObject([{ status: 'open' }])
    expect(questions[0]?.text).toContain('perroquets')
  },
  angry: async (home, call) => {
    expect(call.leg.ended).toBe('transferred')
    expect(passedTo(call.leg)).toContain(colleague)
    expect(call.detail.call).toMatchObject({ outcome: 'transferred', endReason: 'transferred' })
    expect(await leftBy(home, call)).toEqual(nothing)
  },
  'wrong-number': async (home, call) => {
    expect(call.detail.call.status).toBe('ended')
    expect(['caller_hung_up', 'assistant_hung_up']).toContain(call.detail.call.endReason)
    expect(await leftBy(home, call)).toEqual(nothing)
  },
  english: async (home, call) => {
    await stays(home, call)
    expect((await bookingOf(home, call))?.locale).toBe('en')
    expect(call.detail.call.language).toBe('en')
    expect(call.leg.heard).toMatch(/from \w+day, /)
  },
  'english-table': async (home, call) => {
    expect(await bookingOf(home, call)).toMatchObject({ kind: 'table', status: 'confirmed', party_size: 2 })
    expect(call.detail.call).toMatchObject({ language: 'en', outcome: 'reserved' })
  },
  order: async ({ world, house }, { detail }) => {
    const rows = await world.context.db.read
      .selectFrom('orders')
      .select(['code', 'mode', 'total_cents'])
      .where('conciergerie_id', '=', house.id)
      .where('call_id', '=', detail.call.id)
      .execute()
    expect(rows).toMatchObject([{ mode: 'takeaway', total_cents: 2 * soup + cake }])
    expect(detail.call.outcome).toBe('ordered')
  },
  'english-change': changed,
  'english-cancel': cancelled,
  'english-help': async (home, call) => {
    expect(call.detail.call).toMatchObject({ outcome: 'transferred', endReason: 'transferred', language: 'en' })
    const { messages, questions } = await leftBy(home, call)
    expect([messages[0]?.text, questions[0]?.text].join(' ')).toMatch(/glasses.*parrots/i)
  },
  message: async (home, call) => {
    const { messages } = await leftBy(home, call)
    expect(messages).toMatchObject([{ status: 'new', source: 'voice', client_id: call.detail.call.clientId }])
    expect(messages[0]?.text).toContain('lunettes')
    expect(call.detail.call.outcome).toBe('message')
  },
}

/** Every road says in its own way where it was led. */
function passedTo(leg: HeldCall['leg']): string {
  const { dialed = [], referredTo = [] } = leg as { dialed?: { number: string }[]; referredTo?: string[] }
  return [...dialed.map(({ number }) => number), ...referredTo].join(' ')
}
