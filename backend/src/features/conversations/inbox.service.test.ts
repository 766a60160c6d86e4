import { expect, it } from 'vitest'
import type { MemberActor } from '#src/actor.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import type { InboxQuery } from './inbox.service.ts'
import { inbound } from './testing/messages.ts'
import { openDesk } from './testing/room.ts'
import type { Desk } from './testing/room.ts'

const person = ({ house }: Desk): MemberActor => {
  const base = { kind: 'member', role: 'concierge', locale: 'en', sessionId: 1 } as const
  return { ...base, conciergerieId: house.id, accountId: 5, memberId: 5, name: 'Marie' }
}

/** Three clients, a minute apart, the search up to date. */
async function openInbox(open: () => ReturnType<Parameters<Parameters<typeof describeOnBothDatabases>[1]>[0]>) {
  const desk = await openDesk(await open())
  const say = async (phone: string, profileName: string, text: string) => {
    await desk.receiver.receive(
      desk.house,
      desk.channel,
      inbound({ sender: { phone, whatsapp: null, bsuid: null }, profileName, text }),
    )
    desk.clock.pass(60_000)
  }
  await say('+33639980101', 'Zoé Lefèvre', 'Où est le château, s’il vous plaît ?')
  await say('+33639980202', 'Hugo', 'Le château et la piscine')
  await say('+447700900303', 'Ann', 'Is the pool heated?')
  await desk.indexer.index()
  const names = async (query: InboxQuery) =>
    (await desk.inbox.list(person(desk), query)).items.map(({ client }) => client.name)
  return { ...desk, say, names, actor: person(desk) }
}

describeOnBothDatabases('the inbox', (open) => {
  it('shows nothing of another house, and answers for its threads as for none', async () => {
    const desk = await openInbox(open)
    const stranger = { ...desk.actor, conciergerieId: desk.house.id + 1 }
    desk.houses.add({ ...desk.house, id: stranger.conciergerieId }, desk.channel)
    expect(await desk.inbox.list(stranger, { q: 'château' })).toEqual({ items: [], nextCursor: null })
    await expect(desk.inbox.read(stranger.conciergerieId, 1)).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.inbox.listMessages(stranger, 1, {})).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.inbox.readMessage(stranger, 1)).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.inbox.list(desk.actor, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is in the order of the last activity, page by page, without a repeat', async () => {
    const desk = await openInbox(open)
    const first = await desk.inbox.list(desk.actor, { limit: 2 })
    const second = await desk.inbox.list(desk.actor, { limit: 2, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...second.items].map(({ client }) => client.name)).toEqual(['Ann', 'Hugo', 'Zoé Lefèvre'])
    expect(second.nextCursor).toBeNull()
  })

  it('is found by words without accents, all of them, the last one begun', async () => {
    const desk = await openInbox(open)
    expect(await desk.names({ q: 'chateau' })).toEqual(['Hugo', 'Zoé Lefèvre'])
    expect(await desk.names({ q: 'CHÂTEAU pisc' })).toEqual(['Hugo'])
    expect(await desk.names({ q: 'chat' })).toEqual(['Hugo', 'Zoé Lefèvre'])
    expect(await desk.names({ q: 'chat piscine' })).toEqual([])
    expect(await desk.names({ q: '…' })).toEqual([])
    expect(await desk.names({ q: '%' })).toEqual([])
  })

  it('is found by names, and by numbers however they are typed', async () => {
    const desk = await openInbox(open)
    expect(await desk.names({ q: 'zoe lef' })).toEqual(['Zoé Lefèvre'])
    for (const q of ['+33 6 39 98 01 01', '06 39 98 01 01', '0639', '0101', '33639980101'])
      expect(await desk.names({ q }), q).toContain('Zoé Lefèvre')
    await desk.clients.update(desk.actor, 1, { name: 'Mme Martin' })
    await desk.indexer.index()
    expect([await desk.names({ q: 'martin' }), await desk.names({ q: 'château martin' })]).toEqual([
      ['Mme Martin'],
      ['Mme Martin'],
    ])
    expect((await desk.clients.list(desk.house.id, { q: 'mart' })).items.map(({ id }) => id)).toEqual([1])
  })

  it('has a tab for what people must do, one for what the AI does, one for what is closed', async () => {
    const desk = await openInbox(open)
    await desk.steering.takeOver(desk.actor, 1)
    await desk.steering.close(desk.actor, 3)
    expect(await Promise.all((['todo', 'ai', 'closed', 'all'] as const).map((tab) => desk.names({ tab })))).toEqual([
      ['Zoé Lefèvre'],
      ['Hugo'],
      ['Ann'],
      ['Ann', 'Hugo', 'Zoé Lefèvre'],
    ])
    await desk.say('+447700900303', 'Ann', 'Hello again')
    expect(await desk.names({ tab: 'ai' })).toEqual(['Ann', 'Hugo'])
  })

  it('is narrowed to the unread, to one person’s and to nobody’s', async () => {
    const desk = await openInbox(open)
    await desk.steering.markRead(desk.actor, 2)
    await desk.db.write(({ q }) => q.updateTable('conversations').set({ assignee_id: 5 }).where('id', '=', 2).execute())
    expect(await desk.names({ unread: true })).toEqual(['Ann', 'Zoé Lefèvre'])
    expect(await desk.names({ assignee: 'me' })).toEqual(['Hugo'])
    expect(await desk.names({ assignee: 'none', unread: true, tab: 'ai', q: 'chateau' })).toEqual(['Zoé Lefèvre'])
    expect(await desk.names({ assignee: '5', unread: true })).toEqual([])
    expect(await desk.names({ assignee: 'nobody' })).toEqual([])
  })

  it('finds the rare among the common, and the common among the many, without reading everything', async () => {
    const desk = await openInbox(open)
    for (let i = 0; i < 450; i++)
      await desk.receiver.receive(
        desk.house,
        desk.channel,
        inbound({
          sender: { phone: `+33639${String(70_000 + i)}00`, whatsapp: null, bsuid: null },
          profileName: 'Groupe',
          text: 'Bonjour',
        }),
      )
    await desk.indexer.index()
    expect(await desk.names({ q: 'groupe bonjour', limit: 3 })).toHaveLength(3)
    expect(await desk.names({ q: 'groupe château' })).toEqual([])
    expect(await desk.names({ q: 'le chateau', limit: 3 })).toEqual(['Hugo', 'Zoé Lefèvre'])
    const pages = []
    for (let cursor: string | undefined; pages.length < 10;) {
      const page = await desk.inbox.list(desk.actor, {
        q: 'bonjour',
        limit: 100,
        ...(cursor !== undefined && { cursor }),
      })
      pages.push(page.items.length)
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    expect(pages).toEqual([100, 100, 100, 100, 50])
  })

  it('counts messages by day once, however often it is brought up to date', async () => {
    const desk = await openInbox(open)
    await desk.sender.send(desk.actor, 1, { message: 'À droite' })
    await Promise.all([desk.indexer.index(), desk.indexer.index()])
    const usage = await desk.db.read.selectFrom('daily_usage').select(['day', 'messages_in', 'messages_out']).execute()
    expect(usage).toEqual([{ day: '2026-11-20', messages_in: 3, messages_out: 1 }])
  })

  it('shows a thread oldest first, with what its kinds need, failures in the reader’s language', async () => {
    const desk = await openInbox(open)
    const location = { latitude: 48.65, longitude: -2.02, label: 'La plage', address: null }
    await desk.receiver.receive(
      desk.house,
      desk.channel,
      inbound({
        sender: { phone: '+33639980101', whatsapp: null, bsuid: null },
        kind: 'location',
        text: '',
        location,
        forwarded: true,
      }),
    )
    await desk.steering.addNote(desk.actor, 1, 'Vient en train')
    const { id } = await desk.sender.send(desk.actor, 1, { message: 'À droite' })
    await desk.db.write(({ q }) =>
      q.updateTable('messages').set({ status: 'failed', error_code: '63024' }).where('id', '=', id).execute(),
    )
    const { items } = await desk.inbox.listMessages(desk.actor, 1, { limit: 3 })
    expect(items).toMatchObject([
      { kind: 'location', location, forwarded: true, sender: 'client' },
      { kind: 'note', message: 'Vient en train', authorName: 'Marie', sender: 'concierge' },
      {
        kind: 'text',
        failure: { code: '63024', action: 'other_channel', reason: expect.stringContaining('call them') as string },
      },
    ])
    const older = await desk.inbox.listMessages(desk.actor, 1, {
      limit: 3,
      cursor: (await desk.inbox.listMessages(desk.actor, 1, { limit: 3 })).nextCursor ?? '',
    })
    expect(older.items.map(({ message }) => message)).toEqual(['Où est le château, s’il vous plaît ?'])
  })
})
