import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { change, openHotel, openRestaurant, openTestDesk, request, stay, table } from './testing/desk.ts'

const nights = stay('2027-03-15', '2027-03-20', { unitType: 'standard' })
const minute = 60_000
const day = 24 * 60 * minute

describeOnBothDatabases('an option', (open) => {
  it('is confirmed once; the second yes is refused and leaves no second line of history', async () => {
    const { desk, ai, houseId, news } = await openHotel(await open(), 1)
    const held = await desk.book(ai, request(nights, { holdMinutes: 10 }))
    expect(held).toMatchObject({ status: 'held', holdExpiresAt: '2026-11-20T10:10:00.000Z' })
    await desk.noteRecap(ai, held.id)
    const yes = () => desk.confirmHold(ai, held.id, { consentMessageId: 7 })
    const outcomes = await Promise.allSettled([yes(), yes(), yes()])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(yes()).rejects.toMatchObject({ code: 'invalid_transition' })
    expect((await desk.history(houseId, held.id)).map(({ toStatus }) => toStatus)).toEqual(['held', 'confirmed'])
    expect(news.map(({ what }) => what)).toEqual(['held', 'confirmed'])
  })

  it('that has lapsed cannot be confirmed, keeps nothing, and is written down as expired', async () => {
    const { desk, ai, houseId, clock, db } = await openHotel(await open(), 1)
    const held = await desk.book(ai, request(nights, { holdMinutes: 10 }))
    clock.move(10 * minute)
    expect(await desk.check(houseId, nights)).toMatchObject({ status: 'available', options: [{ unitsLeft: 1 }] })
    await expect(desk.confirmHold(ai, held.id, { consentMessageId: null })).rejects.toMatchObject({
      code: 'hold_expired',
    })
    expect(await desk.read(houseId, held.id)).toMatchObject({ status: 'expired', units: [], actions: [] })
    expect(await db.read.selectFrom('occupancy').selectAll().execute()).toEqual([])
    await expect(desk.noteRecap(ai, held.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.act(ai, held.id, 'cancel')).rejects.toMatchObject({ code: 'invalid_transition' })
  })

  it('that has lapsed makes room for the next booking before the clock has seen it', async () => {
    const { desk, ai, houseId, clock } = await openHotel(await open(), 1)
    const held = await desk.book(ai, request(nights, { holdMinutes: 10 }))
    await expect(desk.book(ai, request(nights))).rejects.toMatchObject({ code: 'not_available' })
    clock.move(10 * minute)
    await desk.book(ai, request(nights))
    expect(await desk.read(houseId, held.id)).toMatchObject({ status: 'expired' })
  })
})

describeOnBothDatabases('a step', (open) => {
  it('that its state or its day does not allow is refused, and nothing else is offered', async () => {
    const { desk, client, person, houseId } = await openHotel(await open(), 1)
    const { id, actions } = await desk.book(client, request(nights))
    expect(actions).toEqual(['cancel', 'move'])
    for (const action of ['confirm', 'decline', 'check-in', 'complete', 'no-show', 'reopen'] as const)
      await expect(desk.act(person, id, action)).rejects.toMatchObject({ code: 'invalid_transition' })
    await expect(desk.act(client, id, 'no-show')).rejects.toMatchObject({ code: 'forbidden' })
    await desk.act(client, id, 'cancel', { reason: 'Grippe' })
    await expect(desk.act(client, id, 'cancel')).rejects.toMatchObject({ code: 'invalid_transition' })
    expect(await desk.read(houseId, id)).toMatchObject({
      status: 'cancelled',
      cancelledBy: 'client',
      cancelReason: 'Grippe',
      units: [],
      actions: [],
    })
  })

  it('on what somebody else has changed meanwhile is refused as stale', async () => {
    const { desk, client, person } = await openHotel(await open(), 1)
    const { id, revision } = await desk.book(client, request(nights))
    await desk.change(person, id, change({ revision, internalNote: 'Allergique aux plumes' }))
    await expect(desk.act(person, id, 'cancel', { revision })).rejects.toMatchObject({ code: 'stale' })
    await expect(desk.change(person, id, change({ revision, guestName: 'Z' }))).rejects.toMatchObject({ code: 'stale' })
  })

  it('of two at once is made once', async () => {
    const { desk, client, news } = await openHotel(await open(), 1)
    const { id } = await desk.book(client, request(nights))
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => desk.act(client, id, 'cancel')))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(news.filter(({ what }) => what === 'cancelled')).toHaveLength(1)
  })

  it('early away frees the nights that remain, and a no-show all of them until they come after all', async () => {
    const { desk, client, person, clock, db, houseId } = await openHotel(await open(), 1, {
      start: '2027-03-15T16:00:00.000Z',
    })
    const { id } = await desk.book(client, request(nights))
    const nightsHeld = async () => (await db.read.selectFrom('occupancy').select('bucket').execute()).length
    await desk.act(person, id, 'no-show')
    expect(await nightsHeld()).toBe(0)
    expect((await desk.read(houseId, id)).actions).toEqual(['check-in', 'reopen'])
    const other = await desk.book(client, request(stay('2027-03-19', '2027-03-20')))
    await expect(desk.act(person, id, 'reopen')).rejects.toMatchObject({
      code: 'not_available',
      details: { reason: 'full', takenBy: { code: other.code } },
    })
    await desk.act(client, other.id, 'cancel')
    await desk.act(person, id, 'reopen')
    await desk.act(person, id, 'check-in')
    clock.move(2 * day)
    await desk.act(person, id, 'complete')
    expect(await nightsHeld()).toBe(2)
  })

  it('is taken by the clock alone when guests should have left', async () => {
    const { desk, client, person, clock, houseId, sweeper } = await openHotel(await open(), 1, {
      start: '2027-03-15T16:00:00.000Z',
    })
    const { id } = await desk.book(client, request(nights))
    await desk.act(person, id, 'check-in')
    clock.move(5 * day)
    await sweeper.sweep()
    expect(await desk.read(houseId, id)).toMatchObject({ status: 'checked_in' })
    clock.move(day)
    await sweeper.sweep()
    expect(await desk.read(houseId, id)).toMatchObject({ status: 'completed' })
  })
})

describeOnBothDatabases('a change', (open) => {
  it('that cannot be made leaves everything as it was', async () => {
    const { desk, client, person, units, houseId } = await openHotel(await open(), 2)
    const [first, second] = [await desk.book(client, request(nights)), await desk.book(client, request(nights))]
    const unitId = units[0]?.id ?? 0
    await expect(desk.change(person, second.id, change({ unitId }))).rejects.toMatchObject({
      code: 'not_available',
      message: `La place est prise par la réservation ${first.code}.`,
      details: { reason: 'full', takenBy: { code: first.code } },
    })
    expect(await desk.read(houseId, second.id)).toEqual(second)
    const wish = table('2027-03-15', '20:00')
    await expect(desk.change(person, second.id, change({ wish }))).rejects.toMatchObject({ code: 'invalid' })
    await desk.act(client, second.id, 'cancel')
    await expect(desk.change(person, second.id, change({ wish: nights }))).rejects.toMatchObject({
      code: 'invalid_transition',
    })
  })

  it('moves, extends and re-prices in place, and tells what changed', async () => {
    const { desk, client, person, houseId, news } = await openHotel(await open(), 2)
    const { id, revision } = await desk.book(client, request(nights))
    const wish = { ...nights, to: '2027-03-22' }
    expect(await desk.preview(person, id, change({ wish }))).toMatchObject({ differenceCents: 17800 })
    expect(await desk.read(houseId, id)).toMatchObject({ revision, endsAt: '2027-03-20' })
    expect(await desk.change(person, id, change({ wish, revision }))).toMatchObject({
      status: 'confirmed',
      units: [{ name: '101' }],
      nights: 7,
      totalCents: 7 * 8900,
      revision: revision + 1,
    })
    expect((await desk.history(houseId, id)).at(-1)).toMatchObject({
      type: 'moved',
      actor: 'Marie',
      data: { end: '2027-03-20 → 2027-03-22', total: '44500 → 62300' },
    })
    expect(news.at(-1)).toMatchObject({ what: 'moved', clientId: 1 })
  })

  it('to another room of the type keeps the price that was agreed, and pins it', async () => {
    const { desk, client, person, units, inventory, owner, type } = await openHotel(await open(), 2)
    const { id } = await desk.book(client, request(nights))
    await inventory.types.update(owner, type.id, { basePriceCents: 12000 })
    expect(await desk.change(person, id, change({ unitId: units[1]?.id ?? 0 }))).toMatchObject({
      units: [{ name: '102' }],
      unitLocked: true,
      totalCents: 5 * 8900,
    })
  })

  it('by a client that breaks a rule becomes a request; a person is asked, and it is written down', async () => {
    const { desk, client, person, inventory, owner, type, houseId } = await openHotel(await open(), 2)
    await inventory.types.update(owner, type.id, { minNights: 3 })
    const short = change({ wish: stay('2027-03-15', '2027-03-16') })
    const [one, two] = [await desk.book(client, request(nights)), await desk.book(client, request(nights))]
    expect(await desk.change(client, one.id, short)).toMatchObject({ status: 'requested', nights: 1 })
    const refusal = { code: 'not_available', details: { reason: 'min_stay', limit: '3', overridable: true } }
    await expect(desk.preview(person, two.id, short)).rejects.toMatchObject(refusal)
    await expect(desk.change(person, two.id, short)).rejects.toMatchObject(refusal)
    const decided = { ...short, override: true }
    expect(await desk.change(person, two.id, decided)).toMatchObject({ status: 'confirmed', nights: 1 })
    expect((await desk.history(houseId, two.id)).at(-1)).toMatchObject({ data: { override: 'min_stay' } })
  })

  it('of a stay under way asks only for the rules that it breaks anew', async () => {
    const { desk, client, person, clock, inventory, owner, units } = await openHotel(await open(), 2, {
      start: '2027-03-14T15:00:00.000Z',
    })
    const { id } = await desk.book(client, request(stay('2027-03-14', '2027-03-17')))
    await desk.act(person, id, 'check-in')
    clock.move(2 * 86_400_000)
    // another room, and another night: its arrival lies in the past as before
    await desk.change(person, id, change({ unitId: units[1]?.id ?? 0 }))
    await desk.change(person, id, change({ wish: stay('2027-03-14', '2027-03-18') }))
    await inventory.rules.create(owner, {
      dateFrom: '2027-03-18',
      dateTo: '2027-03-25',
      closed: true,
      label: 'Travaux',
    })
    const longer = change({ wish: stay('2027-03-14', '2027-03-20') })
    await expect(desk.change(person, id, longer)).rejects.toMatchObject({
      details: { reason: 'closed', overridable: true },
    })
    await desk.change(person, id, { ...longer, override: true })
    // what was decided once is not asked again
    await desk.change(person, id, change({ wish: stay('2027-03-14', '2027-03-19') }))
  })

  it('of a party keeps its table when it fits there, and takes a larger one when not', async () => {
    const { desk, client, person, inventory, owner, area } = await openRestaurant(await open(), 2)
    await inventory.units.create(owner, { unitTypeId: area.id, name: 'G1', maxParty: 8 })
    const { id } = await desk.book(client, request(table('2027-03-15', '20:00')))
    const of = (partySize: number) => change({ wish: table('2027-03-15', '20:15', { partySize }) })
    expect(await desk.change(client, id, of(4))).toMatchObject({ units: [{ name: 'T1' }], endsAt: '2027-03-15T22:00' })
    expect(await desk.change(person, id, of(6))).toMatchObject({ units: [{ name: 'G1' }], endsAt: '2027-03-15T22:15' })
  })
})

describeOnBothDatabases('the waiting list', (open) => {
  const wait = (name: string, more = {}) => ({
    kind: 'stay' as const,
    unitType: null,
    dateFrom: '2027-03-16',
    dateTo: '2027-03-18',
    timeFrom: null,
    timeTo: null,
    partySize: 2,
    guest: { clientId: null, name, phone: null, email: null },
    conversationId: null,
    ...more,
  })

  it('takes nobody for the past, for a departure before the arrival, or for what the house does not sell', async () => {
    const { waitlist, person } = await openHotel(await open(), 1)
    for (const wrong of [{ dateFrom: '2026-01-01' }, { dateTo: '2027-03-16' }, { unitType: 'igloo' }, { dateTo: null }])
      await expect(waitlist.join(person, wait('A', wrong))).rejects.toMatchObject({ code: 'invalid' })
  })

  it('keeps no place for somebody who leaves it while the place becomes free', async () => {
    const { db, desk, waitlist, person, client, houseId } = await openHotel(await open(), 1)
    for (let round = 0; round < 16; round++) {
      const taken = await desk.book(client, request(nights))
      const { id, client: waiting } = await waitlist.join(person, wait(`Ana ${round}`))
      await Promise.all([desk.act(client, taken.id, 'cancel'), waitlist.leave(person, id)])
      const entry = await db.read
        .selectFrom('waitlist_entries')
        .select('offer_reservation_id')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const held = (await desk.listOfClient(houseId, waiting.id)).map((reservation) => reservation.id)
      // an offer that was made before they left is theirs until it lapses
      expect(held).toEqual(entry.offer_reservation_id === null ? [] : [entry.offer_reservation_id])
      for (const reservation of held) await desk.act(client, reservation, 'cancel')
    }
  })

  it('offers what becomes free to the first, as a real hold, then to the next when nobody answers', async () => {
    const { desk, waitlist, person, client, clock, sweeper, houseId } = await openHotel(await open(), 1)
    const taken = await desk.book(client, request(nights))
    const entries = []
    for (const name of ['Ana', 'Bo', 'Cy']) entries.push(await waitlist.join(person, wait(name)))
    await desk.act(client, taken.id, 'cancel')
    const [first, second, third] = await waitlist.list(houseId)
    expect([first?.status, second?.status, third?.status]).toEqual(['offered', 'waiting', 'waiting'])
    expect(await desk.read(houseId, first?.offer?.reservationId ?? 0)).toMatchObject({
      status: 'held',
      client: { name: 'Ana' },
      holdExpiresAt: '2026-11-20T10:20:00.000Z',
    })
    await expect(desk.book(client, request(nights))).rejects.toMatchObject({ code: 'not_available' })
    clock.move(20 * minute)
    await sweeper.sweep()
    const [next] = await waitlist.list(houseId)
    expect(next).toMatchObject({ client: { name: 'Bo' }, status: 'offered' })
    expect(await waitlist.read(houseId, entries[0]?.id ?? 0)).toMatchObject({ status: 'expired', offer: null })
    await desk.confirmHold(client, next?.offer?.reservationId ?? 0, { consentMessageId: null })
    expect(await waitlist.list(houseId)).toMatchObject([{ client: { name: 'Cy' }, status: 'waiting' }])
    await waitlist.leave(person, entries[2]?.id ?? 0)
    await expect(waitlist.leave(person, entries[2]?.id ?? 0)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('offers the first seating that would do, and forgets who waited for a day that is over', async () => {
    const { desk, waitlist, person, client, clock, sweeper, houseId } = await openRestaurant(await open(), 1)
    const early = await desk.book(client, request(table('2026-11-21', '19:00')))
    await desk.book(client, request(table('2026-11-21', '20:30')))
    const hours = { kind: 'table' as const, dateFrom: '2026-11-21', dateTo: null, timeFrom: '19:00', timeTo: '21:00' }
    await waitlist.join(person, wait('Ana', hours))
    await waitlist.join(person, wait('Bo', hours))
    await desk.act(client, early.id, 'cancel')
    const [offered] = await waitlist.list(houseId)
    expect(await desk.read(houseId, offered?.offer?.reservationId ?? 0)).toMatchObject({ startsAt: '2026-11-21T19:00' })
    clock.move(2 * day)
    await sweeper.sweep()
    expect(await waitlist.list(houseId)).toEqual([])
  })
})

describeOnBothDatabases('a block', (open) => {
  it('never covers a reservation: it is named', async () => {
    const { desk, blocks, client, person, units } = await openHotel(await open(), 1)
    const { code } = await desk.book(client, request(nights))
    const block = { unitId: units[0]?.id ?? 0, startsAt: '2027-03-19', endsAt: '2027-03-25', label: null }
    await expect(blocks.create(person, { ...block, reason: 'maintenance' })).rejects.toMatchObject({
      code: 'not_available',
      details: { takenBy: { code } },
    })
    for (const wrong of [{ unitId: 999 }, { startsAt: '2027-02-31' }, { endsAt: '2027-03-19' }])
      await expect(blocks.create(person, { ...block, reason: 'owner', ...wrong })).rejects.toMatchObject({
        code: 'invalid',
      })
  })

  it('takes the room off sale, overlaps no other, and gives it back', async () => {
    const { desk, blocks, client, person, units, houseId } = await openHotel(await open(), 1)
    const wish = { unitId: units[0]?.id ?? 0, startsAt: '2027-03-19', endsAt: '2027-03-25', label: 'Peinture' }
    const made = await blocks.create(person, { ...wish, reason: 'maintenance' })
    await expect(blocks.create(person, { ...wish, reason: 'owner' })).rejects.toMatchObject({
      code: 'not_available',
      details: { takenBy: null },
    })
    expect(await desk.check(houseId, nights)).toMatchObject({ status: 'full' })
    expect(await blocks.list(houseId)).toEqual([made])
    await blocks.remove(person, made.id)
    await expect(blocks.remove(person, made.id)).rejects.toMatchObject({ code: 'not_found' })
    await desk.book(client, request(nights))
  })
})

describeOnBothDatabases('another house', (open) => {
  it('sees and touches nothing of this one', async () => {
    const db = await open()
    const { desk, client, houseId, units, blocks, waitlist, person } = await openHotel(db, 1)
    const { id, code, client: card } = await desk.book(client, request(nights, { idempotencyKey: 'k' }))
    const block = { unitId: units[0]?.id ?? 0, startsAt: '2027-05-01', endsAt: '2027-05-02', label: null }
    const made = await blocks.create(person, { ...block, reason: 'owner' })
    const other = await openTestDesk(db)
    const theirs = other.houseId
    const absent = { code: 'not_found' }
    await expect(other.desk.read(theirs, id)).rejects.toMatchObject(absent)
    await expect(other.desk.act(other.person, id, 'cancel')).rejects.toMatchObject(absent)
    await expect(other.desk.change(other.person, id, change({ guestName: 'X' }))).rejects.toMatchObject(absent)
    await expect(other.desk.confirmHold(other.ai, id, { consentMessageId: null })).rejects.toMatchObject(absent)
    await expect(other.desk.noteRecap(other.ai, id)).rejects.toMatchObject(absent)
    await expect(other.blocks.remove(other.person, made.id)).rejects.toMatchObject(absent)
    await expect(other.blocks.create(other.person, { ...block, reason: 'owner' })).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(await other.desk.findByCode(theirs, code)).toBeNull()
    expect(await other.desk.listOfClient(theirs, card.id)).toEqual([])
    expect(await other.desk.history(theirs, id)).toEqual([])
    expect([await other.blocks.list(theirs), await other.waitlist.list(theirs)]).toEqual([[], []])
    expect(await other.desk.check(theirs, nights)).toMatchObject({ status: 'unknown_type' })
    await expect(other.desk.book(other.client, request(nights, { idempotencyKey: 'k' }))).rejects.toMatchObject({
      code: 'not_available',
    })
    expect((await desk.findByCode(houseId, code.toLowerCase().replace('-', ' ')))?.id).toBe(id)
    expect(await waitlist.list(houseId)).toEqual([])
    expect(await desk.listOfClient(houseId, card.id)).toMatchObject([{ id }])
  })
})
