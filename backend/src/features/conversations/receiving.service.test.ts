import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import type { Queries } from '#src/db/database.ts'
import { lockConversation } from './conversations.store.ts'
import { inbound, newSid } from './testing/messages.ts'
import { openRoom } from './testing/room.ts'
import type { Room } from './testing/room.ts'

const phone = '+33639980123'
const bsuid = 'FR.1a2B3c4D'
const count = async (q: Queries, table: 'messages' | 'conversations' | 'clients' | 'events' | 'media') =>
  (
    await q
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
const onlyConversation = ({ db }: Room) => db.read.selectFrom('conversations').selectAll().executeTakeFirstOrThrow()

async function countReplyJobs({ db }: Room): Promise<number> {
  if (db.dialect === 'sqlite')
    return (await db.read.selectFrom('jobs').selectAll().where('task', '=', 'conversations.reply').execute()).length
  const { rows } = await db.pool.query<{ n: string }>(
    "select count(*) as n from graphile_worker.jobs where task_identifier = 'conversations.reply'",
  )
  return Number(rows[0]?.n)
}

describeOnBothDatabases('receiving a client’s message', (open) => {
  it('changes nothing when the same message comes again, twenty times at once and once later', async () => {
    const room = await openRoom(await open())
    const message = inbound()
    const results = await Promise.all(
      Array.from({ length: 20 }, () => room.receiver.receive(room.house, room.channel, message)),
    )
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1)
    const after = await onlyConversation(room)
    const events = await count(room.db.read, 'events')
    room.clock.pass(3_600_000)
    expect(await room.receiver.receive(room.house, room.channel, { ...message, profileName: 'Someone else' })).toEqual({
      repeated: true,
    })
    expect(await onlyConversation(room)).toEqual(after)
    expect(after).toMatchObject({ unread: 1, version: 1 })
    expect([
      await count(room.db.read, 'messages'),
      await count(room.db.read, 'clients'),
      await countReplyJobs(room),
    ]).toEqual([1, 1, 1])
    expect(await count(room.db.read, 'events')).toBe(events)
  })

  it('makes one conversation of an album that a stranger sends in one moment', async () => {
    const room = await openRoom(await open())
    const files = Array.from({ length: 10 }, (_, i) =>
      inbound({ kind: 'media', text: '', media: [{ url: `https://api.twilio.com/${i}`, contentType: 'image/jpeg' }] }),
    )
    await Promise.all(files.map((file) => room.receiver.receive(room.house, room.channel, file)))
    expect([
      await count(room.db.read, 'clients'),
      await count(room.db.read, 'conversations'),
      await count(room.db.read, 'messages'),
      await count(room.db.read, 'media'),
    ]).toEqual([1, 1, 10, 10])
    expect(await onlyConversation(room)).toMatchObject({ unread: 10, version: 10 })
    expect(await countReplyJobs(room)).toBe(1)
  })

  it('keeps two houses apart that know the same client and the same message id', async () => {
    const room = await openRoom(await open())
    const other = await openOtherHouse(room)
    const message = inbound()
    await room.receiver.receive(room.house, room.channel, message)
    await room.receiver.receive(other, room.channel, message)
    const owners = await room.db.read.selectFrom('messages').select('conciergerie_id').orderBy('id').execute()
    expect(owners.map((row) => row.conciergerie_id)).toEqual([room.house.id, other.id])
    expect(await count(room.db.read, 'clients')).toBe(2)
  })

  it('opens the thread again, moves the window and asks for an answer after the burst', async () => {
    const room = await openRoom(await open())
    await room.receiver.receive(room.house, room.channel, inbound())
    await room.db.write(({ q }) =>
      q.updateTable('conversations').set({ status: 'closed', unread: 0, window_expires_at: null }).execute(),
    )
    room.clock.pass(60_000)
    await room.receiver.receive(room.house, room.channel, inbound({ text: 'Et le  parking\n?' }))
    expect(await onlyConversation(room)).toMatchObject({
      status: 'open',
      unread: 1,
      version: 2,
      todo: 0,
      last_preview: 'Et le parking ?',
      last_author: 'client',
      their_address: phone,
      waiting_since: '2026-11-20T10:00:00.000Z',
      window_expires_at: '2026-11-21T10:01:00.000Z',
    })
    expect(await countReplyJobs(room)).toBe(1)
  })

  it('leaves the answer to people when the AI is off, paused or only suggests', async () => {
    const room = await openRoom(await open())
    const off = { ...room.house, ai: { ...room.house.ai, mode: 'off' as const } }
    await room.receiver.receive(off, room.channel, inbound())
    expect([(await onlyConversation(room)).todo, await countReplyJobs(room)]).toEqual([1, 0])
    await room.db.write(({ q }) =>
      q.updateTable('conversations').set({ todo: 0, ai_paused_until: '2026-11-20T10:10:00.000Z' }).execute(),
    )
    await room.receiver.receive(room.house, room.channel, inbound())
    expect([(await onlyConversation(room)).todo, await countReplyJobs(room)]).toEqual([1, 0])
    await room.db.write(({ q }) =>
      q.updateTable('conversations').set({ todo: 0, ai_paused_until: null, ai_mode: 'suggest' }).execute(),
    )
    await room.receiver.receive(room.house, room.channel, inbound())
    expect([(await onlyConversation(room)).todo, await countReplyJobs(room)]).toEqual([1, 1])
  })

  it('stores what a blocked client writes and troubles nobody with it', async () => {
    const room = await openRoom(await open())
    await room.receiver.receive(room.house, room.channel, inbound())
    await room.db.write(({ q }) => q.updateTable('clients').set({ blocked_at: room.now().toISOString() }).execute())
    await room.db.write(({ q }) =>
      q.updateTable('conversations').set({ status: 'closed', unread: 0, waiting_since: null }).execute(),
    )
    await room.receiver.receive(room.house, room.channel, inbound({ text: 'Again' }))
    expect(await onlyConversation(room)).toMatchObject({
      status: 'closed',
      unread: 0,
      todo: 0,
      waiting_since: null,
      last_preview: 'Again',
    })
    expect(await count(room.db.read, 'messages')).toBe(2)
  })

  it('quotes the message that is answered, and says when it is older than our data', async () => {
    const room = await openRoom(await open())
    const first = inbound({ text: 'Le petit-déjeuner ?' })
    await room.receiver.receive(room.house, room.channel, first)
    await room.receiver.receive(room.house, room.channel, inbound({ repliedToSid: first.messageSid, forwarded: true }))
    await room.receiver.receive(room.house, room.channel, inbound({ repliedToSid: newSid() }))
    const rows = await room.db.read.selectFrom('messages').select(['id', 'extra']).orderBy('id').execute()
    expect(rows.map(({ extra }) => (extra === null ? null : (JSON.parse(extra) as unknown)))).toEqual([
      null,
      { forwarded: true, repliedTo: { id: rows[0]?.id, message: 'Le petit-déjeuner ?' } },
      { repliedTo: { id: null, message: null } },
    ])
  })
})

describeOnBothDatabases('recognising a client', (open) => {
  const identitiesOf = async ({ db }: Room) =>
    (
      await db.read.selectFrom('client_identities').select(['kind', 'value', 'client_id']).orderBy('kind').execute()
    ).map((row) => `${row.kind}:${row.value}:${row.client_id}`)

  it('knows somebody by a business-scoped id alone', async () => {
    const room = await openRoom(await open())
    await room.receiver.receive(room.house, room.channel, inbound({ sender: { phone: null, whatsapp: null, bsuid } }))
    await room.receiver.receive(room.house, room.channel, inbound({ sender: { phone: null, whatsapp: null, bsuid } }))
    expect(await onlyConversation(room)).toMatchObject({ unread: 2, their_address: bsuid })
    expect(await room.clients.read(room.house.id, 1)).toMatchObject({ phone: null, profileName: 'Camille' })
  })

  it('adds the number to a client known by id, and the id to one known by number', async () => {
    const room = await openRoom(await open())
    await room.receiver.receive(room.house, room.channel, inbound({ sender: { phone: null, whatsapp: null, bsuid } }))
    await room.receiver.receive(room.house, room.channel, inbound({ sender: { phone, whatsapp: null, bsuid } }))
    await room.receiver.receive(
      room.house,
      room.channel,
      inbound({ sender: { phone, whatsapp: '5493512345678', bsuid: null } }),
    )
    expect(await identitiesOf(room)).toEqual([`bsuid:${bsuid}:1`, `phone:${phone}:1`, 'whatsapp:5493512345678:1'])
    expect((await room.clients.read(room.house.id, 1)).phone).toBe(phone)
  })

  it('makes one of two clients who turn out to be the same person, thread included', async () => {
    const room = await openRoom(await open())
    await room.receiver.receive(
      room.house,
      room.channel,
      inbound({ sender: { phone, whatsapp: null, bsuid: null }, text: 'By number' }),
    )
    await room.receiver.receive(
      room.house,
      room.channel,
      inbound({ sender: { phone: null, whatsapp: null, bsuid }, text: 'By id' }),
    )
    await room.db.write(async ({ q }) => {
      await q.updateTable('clients').set({ note: 'Allergique aux noix' }).where('id', '=', 2).execute()
      for (const conversation of [1, 2])
        await q
          .insertInto('message_terms')
          .values({
            conciergerie_id: room.house.id,
            term: 'by',
            conversation_id: conversation,
            message_id: conversation,
          })
          .execute()
    })
    await room.receiver.receive(
      room.house,
      room.channel,
      inbound({ sender: { phone, whatsapp: null, bsuid }, text: 'Both' }),
    )
    expect(await count(room.db.read, 'clients')).toBe(1)
    const texts = await room.db.read
      .selectFrom('messages')
      .select(['message', 'conversation_id', 'kind'])
      .orderBy('id')
      .execute()
    expect(texts.map((row) => `${row.conversation_id}:${row.kind}:${row.message}`)).toEqual([
      '1:text:By number',
      '1:text:By id',
      '1:event:',
      '1:text:Both',
    ])
    expect(await onlyConversation(room)).toMatchObject({ id: 1, unread: 3 })
    expect(await room.clients.read(room.house.id, 1)).toMatchObject({ note: 'Allergique aux noix', phone })
    expect(await room.db.read.selectFrom('message_terms').selectAll().execute()).toHaveLength(1)
  })

  it('makes one of them once, and keeps what the house writes to either at that moment', async () => {
    const room = await openRoom(await open())
    const { db, house } = room
    const receive = (sender: { phone: string | null; bsuid: string | null }) =>
      room.receiver.receive(house, room.channel, inbound({ sender: { whatsapp: null, ...sender } }))
    const answer = (conversationId: number) =>
      db.write(async (tx) => {
        if (!(await lockConversation(tx.q, house.id, conversationId))) return []
        const author = { type: 'ai', id: null, name: null } as const
        const drafts = [{ author, kind: 'text', text: 'Réponse' }] as const
        return room.outbox.add(tx, { conciergerieId: house.id, conversationId }, drafts)
      })
    for (let round = 0; round < 8; round++) {
      const [number, id] = [`+3363998030${round}`, `${bsuid}${round}`]
      await receive({ phone: number, bsuid: null })
      await receive({ phone: null, bsuid: id })
      const gone = await db.read
        .selectFrom('conversations')
        .select('id')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      const [written] = await Promise.all([
        answer(gone.id),
        receive({ phone: number, bsuid: id }),
        receive({ phone: number, bsuid: id }),
      ])
      const kept = await db.read
        .selectFrom('messages')
        .select('id')
        .where('id', 'in', [0, ...written])
        .execute()
      expect(kept.map((row) => row.id)).toEqual(written)
    }
    expect([await count(db.read, 'clients'), await count(db.read, 'conversations')]).toEqual([8, 8])
    const lines = await db.read.selectFrom('messages').select('extra').where('kind', '=', 'event').execute()
    expect(lines.filter(({ extra }) => extra?.includes('merged'))).toHaveLength(8)
  })
})

describeOnBothDatabases('opting out', (open) => {
  const messagesOf = async ({ db }: Room) =>
    (
      await db.read.selectFrom('messages').select(['author_type', 'kind', 'message', 'extra']).orderBy('id').execute()
    ).map((row) => (row.kind === 'event' ? `event ${row.extra}` : `${row.author_type}: ${row.message}`))

  it('is not read into a sentence, nor into a cancelled booking', async () => {
    const room = await openRoom(await open())
    for (const text of ['stop svp', 'annuler ma réservation', 'annuler', 'Cancel', 'start'])
      await room.receiver.receive(room.house, room.channel, inbound({ text }))
    expect((await room.clients.read(room.house.id, 1)).optedOutAt).toBeNull()
    expect(await countReplyJobs(room)).toBe(1)
  })

  it('takes STOP and « arrêt », confirms once and keeps the AI silent until START', async () => {
    const room = await openRoom(await open())
    await room.receiver.receive(room.house, room.channel, inbound({ text: ' Arrêt ' }))
    await room.receiver.receive(room.house, room.channel, inbound({ text: 'STOP' }))
    expect((await room.clients.read(room.house.id, 1)).optedOutAt).not.toBeNull()
    expect(await countReplyJobs(room)).toBe(0)
    expect((await messagesOf(room)).filter((line) => line.startsWith('system: C’est noté'))).toHaveLength(1)
    await room.receiver.receive(room.house, room.channel, inbound({ text: 'Et le parking ?' }))
    expect([(await onlyConversation(room)).todo, await countReplyJobs(room)]).toEqual([1, 0])
    await room.receiver.receive(room.house, room.channel, inbound({ text: 'start' }))
    expect((await room.clients.read(room.house.id, 1)).optedOutAt).toBeNull()
  })

  it('is confirmed once, though the word is sent twice at once', async () => {
    const room = await openRoom(await open())
    const send = (text: string) => room.receiver.receive(room.house, room.channel, inbound({ text }))
    await send('Bonjour')
    for (const text of ['STOP', 'START', 'STOP', 'START', 'STOP', 'START']) {
      const before = (await messagesOf(room)).length
      await Promise.all([send(text), send(text), send(text)])
      const lines = (await messagesOf(room)).slice(before)
      expect(lines.filter((line) => line.startsWith('event'))).toHaveLength(1)
      expect(lines.filter((line) => line.startsWith('system'))).toHaveLength(1)
    }
  })

  it('is silent when Twilio has answered the client itself', async () => {
    const room = await openRoom(await open())
    await room.receiver.receive(room.house, room.channel, inbound({ text: 'STOP', optOutType: 'STOP' }))
    await room.receiver.receive(room.house, room.channel, inbound({ text: 'HELP', optOutType: 'HELP' }))
    expect((await room.clients.read(room.house.id, 1)).optedOutAt).not.toBeNull()
    expect((await messagesOf(room)).filter((line) => line.startsWith('system:'))).toEqual([])
    expect(await countReplyJobs(room)).toBe(0)
  })
})

async function openOtherHouse({ db, house }: Room) {
  const row = await db.read.selectFrom('conciergeries').selectAll().where('id', '=', house.id).executeTakeFirstOrThrow()
  const { id } = await db.write(({ q }) =>
    q
      .insertInto('conciergeries')
      .values({ ...row, id: house.id + 1, whatsapp_number: '+33139980002' })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return { ...house, id }
}
