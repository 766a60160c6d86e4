import { expect, it } from 'vitest'
import type { Opener } from '../../../test/support/databases.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { addBooking, openNotices } from './testing/room.ts'

const phone = '+33639980123'

/** A client of many reservations, reminded of each by SMS. */
async function openReminded(open: Opener) {
  const db = await open()
  const room = await openNotices(db)
  open.beforeClosing(() => room.close())
  const { house, reservation, client } = await addBooking(db)
  await db.write(({ q }) =>
    q
      .insertInto('client_identities')
      .values({ conciergerie_id: house, kind: 'phone', value: phone, client_id: client })
      .execute(),
  )
  const remind = async (sid: string) =>
    db.write(({ q }) =>
      q
        .insertInto('notices')
        .values({
          conciergerie_id: house,
          source: sid,
          template: 'reminder_day',
          channel: 'client',
          address: `client:${client}`,
          client_id: client,
          reservation_id: reservation,
          status: 'sent',
          via: 'sms',
          sent_to: phone,
          provider_id: sid,
          due_at: room.now().toISOString(),
          sent_at: room.now().toISOString(),
          created_at: room.now().toISOString(),
        })
        .execute(),
    )
  const history = () => db.read.selectFrom('reservation_events').select(['actor', 'data']).orderBy('id').execute()
  return { ...room, house, remind, history }
}

const rounds = Array.from({ length: 8 }, (_, round) => `SM${round}`)

describeOnBothDatabases('an SMS', (open) => {
  it('that did not arrive is noted once and goes on by the next way once, though its statuses come at once', async () => {
    const { house, inbox, remind, history, notices } = await openReminded(open)
    for (const messageSid of rounds) {
      await remind(messageSid)
      const statuses = ['undelivered', 'failed', 'undelivered']
      await Promise.all(statuses.map((status) => inbox.report(house, { messageSid, status, errorCode: '30003' })))
    }
    expect(await history()).toHaveLength(rounds.length)
    for (const { status, payload } of await notices())
      expect([status, payload]).toEqual(['scheduled', JSON.stringify({ tried: ['sms'] })])
  })

  it('that answers a reminder is noted once, though its webhook comes twice at once', async () => {
    const { house, inbox, remind, history, notices } = await openReminded(open)
    await remind('SM')
    for (const messageSid of rounds) {
      const sms = { messageSid, from: phone, text: '1', optOutType: null }
      await Promise.all([1, 2, 3].map(() => inbox.receive([house], sms)))
    }
    expect((await history()).filter(({ actor }) => actor === 'client')).toHaveLength(rounds.length)
    expect((await notices()).filter(({ template }) => template === 'sms_answer')).toHaveLength(rounds.length)
  })

  it('that is for a person is left once, though its webhook comes twice at once', async () => {
    const { db, house, inbox } = await openReminded(open)
    for (const messageSid of rounds) {
      const sms = { messageSid, from: phone, text: 'Avez-vous un lit bébé ?', optOutType: null }
      await Promise.all([1, 2, 3].map(() => inbox.receive([house], sms)))
    }
    expect(await db.read.selectFrom('left_messages').select('id').execute()).toHaveLength(rounds.length)
  })
})
