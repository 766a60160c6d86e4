import { expect, it } from 'vitest'
import type { MemberActor } from '#src/actor.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { inbound } from './testing/messages.ts'
import { openDesk } from './testing/room.ts'
import type { Desk } from './testing/room.ts'

const hour = 3_600_000
const template = {
  contentSid: `HX${'1'.repeat(32)}`,
  name: 'rappel',
  language: 'fr',
  body: 'Bonjour {{1}}, à {{2}} !',
  variables: ['1', '2'],
}

function person({ house }: Desk): MemberActor {
  const base = { kind: 'member', role: 'concierge', locale: 'fr', sessionId: 1 } as const
  return { ...base, conciergerieId: house.id, accountId: 5, memberId: 5, name: 'Marie' }
}

async function openThread(open: () => ReturnType<Parameters<Parameters<typeof describeOnBothDatabases>[1]>[0]>) {
  const desk = await openDesk(await open())
  await desk.receiver.receive(desk.house, desk.channel, inbound())
  desk.templates.approved.set(3, template)
  return {
    ...desk,
    actor: person(desk),
    send: (letter: Parameters<Desk['sender']['send']>[2], id = 1) => desk.sender.send(person(desk), id, letter),
  }
}
const row = ({ db }: Desk) => db.read.selectFrom('conversations').selectAll().executeTakeFirstOrThrow()

describeOnBothDatabases('a message written by hand', (open) => {
  it('answers for another house’s conversation as for one that never was', async () => {
    const desk = await openThread(open)
    const stranger = { ...desk.actor, conciergerieId: desk.house.id + 1 }
    desk.houses.add({ ...desk.house, id: stranger.conciergerieId }, desk.channel)
    await expect(desk.sender.send(stranger, 1, { message: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(desk.send({ message: 'x' }, 99)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is refused when it is empty, names an unknown file, or has no line to leave by', async () => {
    const desk = await openThread(open)
    await expect(desk.send({})).rejects.toMatchObject({ code: 'invalid' })
    await expect(desk.send({ mediaIds: [12] })).rejects.toMatchObject({
      code: 'invalid',
      fields: { mediaIds: { fr: expect.any(String) as string } },
    })
    desk.houses.add(desk.house, { ...desk.channel, account: null, source: 'none' })
    await expect(desk.send({ message: 'x' })).rejects.toMatchObject({ code: 'channel_off' })
  })

  it('is refused to the blocked and to those who opted out, until they write again', async () => {
    const desk = await openThread(open)
    await desk.clients.update(desk.actor, 1, { blocked: true })
    await expect(desk.send({ message: 'x' })).rejects.toMatchObject({ code: 'blocked' })
    await desk.clients.update(desk.actor, 1, { blocked: false, optedOut: true })
    await expect(desk.send({ message: 'x' })).rejects.toMatchObject({ code: 'opted_out' })
    desk.clock.pass(1_000)
    await desk.receiver.receive(desk.house, desk.channel, inbound({ text: 'Une question' }))
    expect(await desk.send({ message: 'Bien sûr' })).toMatchObject({ status: 'pending' })
  })

  it('may be free until 23:59:59 after the client’s last message, across a change of clocks, and not a second later', async () => {
    const desk = await openDesk(await open())
    desk.clock.at = new Date('2026-10-24T22:30:00.000Z')
    await desk.receiver.receive(desk.house, desk.channel, inbound())
    desk.clock.pass(24 * hour - 1_000)
    await desk.sender.send(person(desk), 1, { message: 'À temps' })
    desk.clock.pass(1_000)
    await expect(desk.sender.send(person(desk), 1, { message: 'Trop tard' })).rejects.toMatchObject({
      code: 'window_closed',
    })
  })

  it('may be a template at any time, its fields cleaned, and only an approved one that is complete', async () => {
    const desk = await openThread(open)
    desk.clock.pass(48 * hour)
    const send = (templateId: number, variables: Record<string, string>) =>
      desk.send({ template: { templateId, variables } })
    await expect(send(4, {})).rejects.toMatchObject({ code: 'invalid' })
    await expect(send(3, { '1': 'Zoé', '2': ' \n ' })).rejects.toMatchObject({
      fields: { 'template.variables.2': { fr: expect.any(String) as string } },
    })
    await expect(send(3, { '1': 'x'.repeat(1_100), '2': '20 h' })).rejects.toMatchObject({ code: 'invalid' })
    expect(await send(3, { '1': 'Zoé\n\nM.', '2': '20      h' })).toMatchObject({
      kind: 'template',
      message: 'Bonjour Zoé M., à 20    h !',
      language: 'fr',
    })
  })

  it('pauses the AI for the house’s time, and settles what was to be done', async () => {
    const desk = await openThread(open)
    await desk.db.write(({ q }) =>
      q
        .updateTable('conversations')
        .set({ todo: 1, needs_human_since: desk.now().toISOString(), needs_human_reason: 'asked', draft: 'Bon…' })
        .execute(),
    )
    expect(await desk.send({ message: 'Oui', close: true })).toMatchObject({
      authorType: 'concierge',
      authorName: 'Marie',
      message: 'Oui',
    })
    expect(await row(desk)).toMatchObject({
      version: 2,
      status: 'closed',
      ai_paused_until: '2026-11-20T10:30:00.000Z',
      assignee_id: null,
      needs_human_since: null,
      waiting_since: null,
      draft: null,
      todo: 0,
      unread: 0,
    })
    expect(desk.settled).toEqual([1])
  })

  it('goes before a file that cannot carry it, and under a picture', async () => {
    const desk = await openThread(open)
    const upload = async (contentType: string) => {
      const now = desk.now().toISOString()
      const values = {
        conciergerie_id: desk.house.id,
        position: 0,
        content_type: contentType,
        size: 3,
        status: 'stored' as const,
        created_at: now,
      }
      return (
        await desk.db.write(({ q }) => q.insertInto('media').values(values).returning('id').executeTakeFirstOrThrow())
      ).id
    }
    await desk.send({ message: 'La facture', mediaIds: [await upload('application/pdf')] })
    await desk.send({ message: 'Le plan', mediaIds: [await upload('image/png')] })
    const rows = await desk.db.read
      .selectFrom('messages')
      .select(['kind', 'message'])
      .where('sender', '=', 'concierge')
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { kind: 'text', message: 'La facture' },
      { kind: 'media', message: '' },
      { kind: 'media', message: 'Le plan' },
    ])
  })

  it('is sent again only when it failed, and only in its own thread', async () => {
    const desk = await openThread(open)
    const { id } = await desk.send({ message: 'Oui' })
    await expect(desk.sender.retry(desk.actor, 1, id)).rejects.toMatchObject({ code: 'conflict' })
    await desk.db.write(({ q }) =>
      q.updateTable('messages').set({ status: 'failed', error_code: '63012' }).where('id', '=', id).execute(),
    )
    await expect(desk.sender.retry(desk.actor, 1, 1)).rejects.toMatchObject({ code: 'conflict' })
    expect(await desk.sender.retry(desk.actor, 1, id)).toMatchObject({ status: 'pending', failure: null })
  })
})
