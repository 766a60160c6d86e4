import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import type { MemberActor } from '#src/actor.ts'
import type { Database } from '#src/db/database.ts'
import { findConversation } from './conversations.store.ts'
import { Presence } from './presence.ts'
import { SteeringService } from './steering.service.ts'
import { openRoom } from './testing/room.ts'
import { ensureConversation } from './threads.store.ts'

async function openSteering(db: Database) {
  const room = await openRoom(db)
  const house = room.house.id
  const now = room.now().toISOString()
  const [memberId, conversationId] = await db.write(async ({ q }) => {
    const account = await q
      .insertInto('accounts')
      .values({ email: 'marie@example.com', name: 'Marie', locale: 'fr', created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    const member = await q
      .insertInto('members')
      .values({ conciergerie_id: house, account_id: account.id, role: 'owner', status: 'active', created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    const client = await q
      .insertInto('clients')
      .values({ conciergerie_id: house, tags: '[]', vip: 0, first_seen_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    return [
      member.id,
      await ensureConversation(q, { house, clientId: client.id, ourAddress: '+33100000000', now }),
    ] as const
  })
  const actor: MemberActor = {
    kind: 'member',
    conciergerieId: house,
    accountId: 1,
    memberId,
    role: 'owner',
    name: 'Marie',
    locale: 'fr',
    sessionId: 1,
  }
  const read = async () => {
    const row = await findConversation(db.read, house, conversationId)
    if (!row) throw new Error('the conversation is gone')
    return row
  }
  return { ...room, actor, conversationId, read, steering: new SteeringService(room) }
}

describeOnBothDatabases('steering a conversation', (open) => {
  it('answers for another house’s conversation as for one that never was', async () => {
    const { steering, actor, conversationId } = await openSteering(await open())
    const stranger = { ...actor, conciergerieId: actor.conciergerieId + 1 }
    await expect(steering.close(stranger, conversationId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(steering.addNote(stranger, conversationId, 'x')).rejects.toMatchObject({ code: 'not_found' })
    await expect(steering.close(actor, 999_999)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refuses to assign to someone of another house', async () => {
    const { steering, actor, conversationId } = await openSteering(await open())
    await expect(steering.assign(actor, conversationId, 999_999)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('pauses the AI at a takeover, raises the version, and hands back on demand', async () => {
    const { steering, actor, conversationId, read, clock } = await openSteering(await open())
    const before = (await read()).version
    await steering.takeOver(actor, conversationId)
    const taken = await read()
    expect(taken).toMatchObject({ version: before + 1, assignee_id: actor.memberId, todo: 1 })
    expect(taken.ai_paused_until).toBe(new Date(clock.at.getTime() + 30 * 60_000).toISOString())
    await steering.release(actor, conversationId)
    expect(await read()).toMatchObject({ version: before + 2, ai_paused_until: null, todo: 0, needs_human_since: null })
  })

  it('leaves the version alone for reading and drafts, so that no answer is dropped for them', async () => {
    const { steering, actor, conversationId, read } = await openSteering(await open())
    const before = (await read()).version
    await steering.markUnread(actor, conversationId)
    await steering.saveDraft(actor, conversationId, 'Bonjour, ')
    await steering.addNote(actor, conversationId, 'Client fidèle')
    expect(await read()).toMatchObject({ version: before, unread: 1, draft: 'Bonjour, ' })
    await steering.saveDraft(actor, conversationId, '  ')
    await steering.markRead(actor, conversationId)
    expect(await read()).toMatchObject({ unread: 0, draft: null })
  })

  it('closes without leaving anything to do, and opens again', async () => {
    const { steering, actor, conversationId, read } = await openSteering(await open())
    await steering.markUnread(actor, conversationId)
    await steering.close(actor, conversationId)
    expect(await read()).toMatchObject({ status: 'closed', unread: 0, todo: 0, waiting_since: null })
    await steering.reopen(actor, conversationId)
    expect((await read()).status).toBe('open')
  })

  it('tells colleagues who writes, for some seconds', async () => {
    const { actor, clock } = await openSteering(await open())
    const presence = new Presence(clock.now)
    const yann = { ...actor, memberId: actor.memberId + 1, name: 'Yann' }
    expect(presence.announce(yann, 1, true)).toEqual([])
    expect(presence.announce(actor, 1, false)).toEqual([{ name: 'Yann', note: true }])
    expect(presence.announce(actor, 2, false)).toEqual([])
    clock.pass(10_000)
    expect(presence.announce(actor, 1, false)).toEqual([])
  })
})
