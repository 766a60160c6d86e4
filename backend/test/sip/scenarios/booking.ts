import { rmSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { decode, sayInCode } from '@conciergerie/simulator'
import { join, silence } from '../audio/voices.ts'
import { writeWav } from '../audio/wav.ts'
import { HouseUnderTest } from '../house-under-test.ts'
import { places } from '../lab.ts'
import type { Check, Lab } from '../lab.ts'
import { startTrunk } from '../peers/trunk.ts'
import { callWithBaresip } from './registered.ts'

/** What the caller says, each after so many seconds of listening. */
const words: [number, string][] = [
  [9, 'Bonjour, je voudrais réserver une suite pour deux personnes, du 15 au 20 mars.'],
  [14, 'Camille Martin.'],
  [28, 'Oui, c’est parfait.'],
]

/** The simulated voice reads words that ride in the samples: baresip's A-law must carry each of them unchanged. */
function callerOf(): Int16Array {
  const parts = words.flatMap(([seconds, text], n) => {
    return [silence(seconds), Int16Array.from(decode(sayInCode(text, 'alaw', n + 1), 'alaw'))]
  })
  return join(...parts, silence(12))
}

interface Call {
  id: number
  outcome: string
  road: string
  clientId: number
}
interface Read {
  call?: Call
  turns?: { heardText: string }[]
  created?: { reservations: Made[] }
}
interface Made {
  id: number
  code: string
  status: string
  name: string
  startsAt: string
  endsAt: string
}

/** What the caller asks for. */
const asked = { name: 'Suite Vue Mer', from: '03-15', to: '03-20', people: 2 }

/** A client books by telephone in the whole product: baresip → kamailio → the line → the tools → the row. */
export async function booking(lab: Lab): Promise<Check[]> {
  // a line of an earlier test comes back as soon as the trunk does, and would take the call
  await lab.stop()
  const trunk = startTrunk(lab.folder, 'right')
  const house = new HouseUnderTest(lab.folder, 3950, places.trunk)
  writeWav(lab.file('caller.wav'), callerOf())
  try {
    const isUp = (await house.login('admin')) && (await house.lineIs(await openLine(house), 'running'))
    if (!isUp) return [{ what: 'the house and its line open', ok: false, figure: 'no' }]
    await callWithBaresip(lab, 'pcma', 80)
    await house.login('concierge')
    return await judge(house)
  } finally {
    await house.close()
    await trunk.stop()
    rmSync(lab.file('house.db'), { force: true })
    writeWav(lab.file('caller.wav'), lab.caller)
  }
}

async function openLine(house: HouseUnderTest): Promise<number> {
  const account = { sipUsername: 'house', sipPassword: 'right', sipDomain: places.trunk, sipPort: places.trunkPort }
  const line = { conciergerieId: 1, mode: 'sip_bridge', number: '+33184880099', enabled: true, ...account }
  const { line: opened } = (await house.ask('POST', '/api/admin/lines', line)) as { line?: { id: number } }
  return opened?.id ?? 0
}

/** The row, the planning, the words, the client's timeline and the manager's SMS tell of one and the same stay. */
async function judge(house: HouseUnderTest): Promise<Check[]> {
  const { items } = await house.get<{ items?: { id: number }[] }>('/api/calls?limit=1')
  const { call, turns = [], created } = await house.get<Read>(`/api/calls/${items?.[0]?.id ?? 0}`)
  const made = created?.reservations[0]
  const first: Check[] = [
    {
      what: 'the call, as the house sees it',
      ok: call?.outcome === 'reserved',
      figure: `${call?.road}, ${call?.outcome}`,
    },
    await judgeReservation(house, made),
  ]
  return call && made ? [...first, ...(await judgeTraces(house, call, made, turns))] : first
}

async function judgeReservation(house: HouseUnderTest, made: Made | undefined): Promise<Check> {
  const what = 'the reservation, as it was asked for'
  if (!made) return { what, ok: false, figure: 'none' }
  const { reservation } = await house.get<{ reservation: { partySize: number } }>(`/api/reservations/${made.id}`)
  const { name, startsAt, endsAt, status } = made
  const found = { name, from: startsAt.slice(5, 10), to: endsAt.slice(5, 10), people: reservation.partySize }
  return {
    what,
    ok: status === 'confirmed' && isDeepStrictEqual(found, asked),
    figure: `${name}, ${startsAt} → ${endsAt}, ${found.people} people, ${status}`,
  }
}

async function judgeTraces(
  house: HouseUnderTest,
  call: Call,
  made: Made,
  turns: { heardText: string }[],
): Promise<Check[]> {
  const { code } = made
  const [from, to] = [made.startsAt, made.endsAt].map((at) => at.slice(0, 10))
  const { bars } = await house.get<{ bars: { code: string }[] }>(`/api/planning?from=${from}&to=${to}`)
  const timeline = await house.get<{ items: { type: string; id: number }[] }>(`/api/clients/${call.clientId}/timeline`)
  const spoken = turns.map(({ heardText }) => heardText).join(' ')
  const has = (type: string, id: number) => timeline.items.some((item) => item.type === type && item.id === id)
  const told = await house.sentSoon((text) => text.includes(code))
  return [
    { what: 'its bar on the planning', ok: bars.some((bar) => bar.code === code), figure: code },
    {
      what: 'its code and its date in what was heard',
      ok: spoken.includes(code) && spoken.includes('15 mars'),
      figure: code,
    },
    {
      what: 'both on the client’s timeline',
      ok: has('call', call.id) && has('reservation', made.id),
      figure: timeline.items.map(({ type }) => type).join(', '),
    },
    { what: 'the manager’s SMS', ok: told, figure: told ? 'sent' : 'none' },
  ]
}
