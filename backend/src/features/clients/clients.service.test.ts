import { expect, it } from 'vitest'
import type { MemberActor } from '#src/actor.ts'
import { inbound } from '#src/features/conversations/testing/messages.ts'
import { openDesk } from '#src/features/conversations/testing/room.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'

async function openCards(open: () => ReturnType<Parameters<Parameters<typeof describeOnBothDatabases>[1]>[0]>) {
  const desk = await openDesk(await open())
  for (const phone of ['+33639980101', '+33639980202']) {
    await desk.receiver.receive(desk.house, desk.channel, inbound({ sender: { phone, whatsapp: null, bsuid: null } }))
    desk.clock.pass(60_000)
  }
  const base = { kind: 'member', role: 'concierge', locale: 'fr', sessionId: 1 } as const
  const actor: MemberActor = { ...base, conciergerieId: desk.house.id, accountId: 5, memberId: 5, name: 'Marie' }
  return {
    ...desk,
    actor,
    change: (change: Parameters<typeof desk.clients.update>[2], id = 1) => desk.clients.update(actor, id, change),
  }
}

describeOnBothDatabases('clients', (open) => {
  it('of another house are as unknown as those who never were', async () => {
    const desk = await openCards(open)
    const stranger = { ...desk.actor, conciergerieId: desk.house.id + 1 }
    await expect(desk.clients.read(stranger.conciergerieId, 1)).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.clients.update(stranger, 1, { vip: true })).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.clients.timeline(stranger.conciergerieId, 1, {})).rejects.toMatchObject({ code: 'not_found' })
    expect(await desk.clients.list(stranger.conciergerieId, {})).toEqual({ items: [], nextCursor: null })
  })

  it('take no number that is not one, nor one that is somebody else’s', async () => {
    const desk = await openCards(open)
    await expect(desk.change({ phone: 'au bureau' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(desk.change({ phone: '06 39 98 02 02' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await desk.change({ phone: 'whatsapp:+33 6 39 98 03 03' })).toMatchObject({ phone: '+33639980303' })
    expect((await desk.clients.read(desk.house.id, 1)).identities).toContainEqual({
      kind: 'phone',
      value: '+33639980101',
    })
  })

  it('change in what is said, and in nothing else', async () => {
    const desk = await openCards(open)
    await desk.change({
      name: 'Zoé',
      tags: ['habituée', 'habituée', 'mer'],
      vip: true,
      allergies: 'noix',
      blocked: true,
    })
    desk.clock.pass(60_000)
    expect(await desk.change({ allergies: '', blocked: true })).toMatchObject({
      name: 'Zoé',
      tags: ['habituée', 'mer'],
      vip: true,
      allergies: null,
      blocked: true,
      note: null,
    })
    expect(await desk.change({ blocked: false, optedOut: true })).toMatchObject({
      blocked: false,
      optedOutAt: expect.any(String) as string,
    })
  })

  it('keep their word when they ask for silence while somebody writes on their card', async () => {
    const desk = await openCards(open)
    const { clients, house } = desk
    for (let round = 0; round < 10; round++) {
      await desk.change({ optedOut: false, note: '' })
      await Promise.all([
        desk.change({ note: 'Préfère le rez-de-chaussée' }),
        desk.db.write((tx) => clients.setOptedOut(tx, house.id, 1, true)),
        desk.change({ allergies: `noix ${round}` }),
      ])
      expect(await clients.read(house.id, 1)).toMatchObject({
        note: 'Préfère le rez-de-chaussée',
        allergies: `noix ${round}`,
        optedOutAt: expect.any(String) as string,
      })
    }
  })

  it('keep what a person writes on their card while a call is read', async () => {
    const desk = await openCards(open)
    const { registry, house } = desk
    for (let round = 0; round < 10; round++) {
      await desk.change({ allergies: '', name: '' })
      await Promise.all([
        desk.change({ allergies: 'noix' }),
        desk.db.write((tx) => registry.take(tx, house.id, 1, 'allergies', 'lait', false)),
      ])
      expect(await desk.clients.read(house.id, 1)).toMatchObject({ allergies: 'noix' })
    }
  })

  it('are listed last seen first, page by page, with their threads', async () => {
    const desk = await openCards(open)
    const first = await desk.clients.list(desk.house.id, { limit: 1 })
    expect(first.items).toMatchObject([{ id: 2, conversationIds: [2] }])
    const second = await desk.clients.list(desk.house.id, { limit: 1, cursor: first.nextCursor ?? '' })
    expect([second.items[0]?.id, second.nextCursor]).toEqual([1, null])
  })

  it('have one timeline of what was said by day, noted and asked', async () => {
    const desk = await openCards(open)
    await desk.steering.addNote(desk.actor, 1, 'Vient en train')
    await desk.db.write(async ({ q }) => {
      const at = desk.now().toISOString()
      const asked = { conciergerie_id: desk.house.id, text: 'Un court de tennis ?' }
      await q
        .insertInto('questions')
        .values({ ...asked, folded: 'x', status: 'open', count: 1, first_asked_at: at, last_asked_at: at })
        .execute()
      await q
        .insertInto('question_asks')
        .values({ ...asked, question_id: 1, channel: 'whatsapp', conversation_id: 1, client_id: 1, at })
        .execute()
    })
    desk.clock.pass(24 * 3_600_000)
    for (const text of ['Bonjour', 'Et le parking ?'])
      await desk.receiver.receive(
        desk.house,
        desk.channel,
        inbound({ sender: { phone: '+33639980101', whatsapp: null, bsuid: null }, text }),
      )
    const { items } = await desk.clients.timeline(desk.house.id, 1, {})
    expect(items.map(({ type, title, detail }) => `${type}: ${title} (${detail})`)).toEqual([
      'message: Et le parking ? (2 messages)',
      expect.stringMatching(/^(note|question): /) as string,
      expect.stringMatching(/^(note|question): /) as string,
      'message: Bonjour, à quelle heure est le petit-déjeuner ? (1 message)',
    ])
    const page = await desk.clients.timeline(desk.house.id, 1, { limit: 1 })
    expect(
      (await desk.clients.timeline(desk.house.id, 1, { limit: 9, cursor: page.nextCursor ?? '' })).items,
    ).toHaveLength(3)
  })
})
