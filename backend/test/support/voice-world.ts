import { expect } from 'vitest'
import { callScripts, runScript, SIP_PASSWORD } from '@conciergerie/simulator'
import type { CallerLeg, CallOutcome, CallScript, Persona } from '@conciergerie/simulator'
import type { LineMode } from '@conciergerie/contract'
import { machineTimers } from '#src/voice/ports.ts'
import type { Timers } from '#src/voice/ports.ts'
import { must } from '../world.ts'
import type { HouseWorld, World, WorldOptions } from '../world.ts'
import { openBookingWorld, sellRooms } from './booking-world.ts'
import { readCall } from './call-record.ts'
import type { CallDetail } from './call-record.ts'
import { eventually } from './eventually.ts'

/** Calls run so many times faster than they would sound. */
export const speed = 8

/** The house waits for silent callers less long too; not by as much, since a busy machine is no faster. */
const quickTimers: Timers = { after: (ms, act) => machineTimers.after(ms / 3, act) }

/** Of who waits for a call to be over, in ms: many wait at once, and what they ask must not be the load. */
const patience = [60_000, 250] as const

/** The owner's own telephone. */
const manager = '+33639981399'

/** To whom callers are passed on, once the house says so. */
export const colleague = '+33639980050'

/** Books a suite for two from 15 to 20 March, whatever the road. */
export const marchGuest: Persona = {
  first: 'Camille',
  last: 'Martin',
  stay: 'du 15 au 20 mars',
  otherStay: 'du 16 au 21 mars',
  phone: '06 39 98 41 15',
  seating: 'samedi à vingt heures',
  english: { stay: '5 to 10 April', otherStay: '6 to 11 April', seating: 'on Saturday at eight in the evening' },
}

export interface VoiceOptions extends WorldOptions {
  /** What a SIP line is known by; the simulated operator's account when left out. */
  account?: object
  /** The carrier keeps to real time: so does the house. */
  realTime?: boolean
}

/** A house that sells rooms and answers the telephone on this road, its audio in the real media process. */
export async function openVoiceWorld(mode: LineMode, { account, realTime, ...options }: VoiceOptions = {}) {
  const overrides = { ...(realTime !== true && { timers: quickTimers }), ...options.overrides }
  const world = await openBookingWorld({ ...options, voice: true, overrides })
  const house = await world.openHouse('Hôtel des Embruns', '+33199001300')
  await sellRooms(house)
  await must(house.owner.client.request('PUT', '/api/notifications/preferences', { body: { phone: manager } }))
  const number = '+33199001301'
  const { line } = await must<{ line: { id: number } }>(
    world.admin.client.post('/api/admin/lines', {
      conciergerieId: house.id,
      mode,
      number,
      ...(account ?? accountFor(mode, world)),
    }),
  )
  await eventually(async () => {
    const { items } = await must<{ items: { state: string }[] }>(world.admin.client.get('/api/admin/lines'))
    return items.some(({ state }) => state === 'running')
  }, 15_000)
  return { world, house, number, lineId: line.id, ...watching(world, line.id), ...reading(world, house) }
}

export type VoiceHome = Awaited<ReturnType<typeof openVoiceWorld>>

/** What a line needs to register with the simulated operator. */
function accountFor(mode: LineMode, { simulator }: World): object {
  if (mode !== 'sip_bridge') return {}
  return {
    sipUsername: 'embruns',
    sipPassword: SIP_PASSWORD,
    sipDomain: simulator.sip.place.address,
    sipPort: simulator.sip.place.port,
  }
}

/** What an administrator is shown of what went wrong at the doors. */
function watching(world: World, line: number) {
  const { client } = world.admin
  return {
    /** The log of a line, the house's own when none is named: level and words of each entry, with plain spaces. */
    lineLog: async (lineId = line, language = 'fr'): Promise<string[]> => {
      const { log } = await must<{ log: { level: string; text: string }[] }>(
        client.get(`/api/admin/lines/${lineId}`, { 'accept-language': language }),
      )
      return log.map(({ level, text }) => `${level} ${text}`.replaceAll(/[\u00a0\u202f]/g, ' '))
    },
    /** What no line is known for. */
    refusedAtTheDoor: async () => {
      const { items } = await must<{ items: { provider: string; code: string; message: string; count: number }[] }>(
        client.get('/api/admin/provider-errors'),
      )
      return items
        .filter(({ provider }) => provider === 'webhook')
        .map((error) => ({ ...error, message: error.message.replaceAll(/[\u00a0\u202f]/g, ' ') }))
    },
  }
}

/** What the house keeps of its calls. */
function reading(world: World, house: HouseWorld) {
  const detail = (id: number) => readCall(house, id)
  const calls = async () => {
    const { items } = await must<{ items: CallDetail['call'][] }>(house.concierge.client.get('/api/calls?limit=100'))
    return items
  }
  const reservations = () =>
    world.context.db.read
      .selectFrom('reservations')
      .selectAll()
      .where('conciergerie_id', '=', house.id)
      .orderBy('id')
      .execute()
  const sent = () => world.simulator.twilio.messages.sent({ to: manager })
  return {
    calls,
    detail,
    /** The latest call from this number, or of who withholds it (null), once it is over and read. */
    endedFrom: async (phone: string | null): Promise<CallDetail> => {
      const found = await eventually(
        async () => {
          const latest = (await calls()).find((call) => call.phone === phone)
          return latest?.outcome ? latest : null
        },
        ...patience,
      )
      return detail(found.id)
    },
    reservations,
    /** The row, the planning, the words, the timeline and the manager's SMS tell of one and the same stay. */
    expectBooked: async ({ call, turns, tools, created }: CallDetail): Promise<void> => {
      const [made] = created.reservations
      const code = made?.code ?? ''
      expect(created.reservations).toMatchObject([{ status: 'confirmed' }])
      const rows = (await reservations()).filter((row) => row.code === code)
      expect(rows).toMatchObject([{ status: 'confirmed', party_size: 2, source: 'voice', call_id: call.id }])
      expect([rows[0]?.starts_at, rows[0]?.ends_at].map((day) => day?.slice(0, 10))).toEqual([
        '2027-03-15',
        '2027-03-20',
      ])
      const said = turns.map(({ heardText }) => heardText).join(' ')
      for (const words of ['intelligence artificielle', '15 mars', code]) expect(said).toContain(words)
      expect(turns.filter(({ speaker }) => speaker === 'caller').length).toBeGreaterThan(1)
      expect(tools.map(({ name }) => name)).toContain('create_reservation')
      const timeline = await must<{ items: { type: string; id: number }[] }>(
        house.concierge.client.get(`/api/clients/${call.clientId ?? 0}/timeline`),
      )
      expect(timeline.items).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ type: 'call', id: call.id }),
          expect.objectContaining({ type: 'reservation', id: made?.id }),
        ]),
      )
      await eventually(() => sent().some(({ body }) => body.includes(code)))
    },
  }
}

/** Holds a call to its end as the named script has it. @param leg answered */
export function hold(leg: CallerLeg, name: string, persona: Persona = marchGuest): Promise<CallOutcome> {
  return runScript(leg, scriptOf(name, persona))
}

/** The same by a caller who does not hang up once they have what they wanted. */
export function holdOn(leg: CallerLeg, name: string): Promise<CallOutcome> {
  return runScript(leg, { ...scriptOf(name, marchGuest), goal: null, end: 'house_hung_up' })
}

function scriptOf(name: string, persona: Persona): CallScript {
  const make = callScripts[name]
  if (!make) throw new Error(`no script ${name}`)
  return make(persona)
}
