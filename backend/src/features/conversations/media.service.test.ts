import pino from 'pino'
import { expect, it } from 'vitest'
import { RetryLater } from '#src/jobs/errors.ts'
import { MediaError } from '#src/providers/messaging/messaging.ts'
import type { MediaFailure } from '#src/providers/messaging/messaging.ts'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { MediaKeeper } from './media.service.ts'
import { inbound } from './testing/messages.ts'
import { openRoom } from './testing/room.ts'

const picture = { url: 'https://api.twilio.com/x', contentType: 'image/jpeg' }

describeOnBothDatabases('a client’s file that cannot be fetched', (open) => {
  async function begin(failure: MediaFailure) {
    const room = await openRoom(await open())
    await room.receiver.receive(room.house, room.channel, inbound({ kind: 'media', text: '', media: [picture] }))
    const fetchMedia = () => Promise.reject(new MediaError(failure, 'on purpose', true))
    const keeper = new MediaKeeper({ ...room, fetcher: { fetchMedia }, logger: pino({ level: 'silent' }) })
    const read = () => room.db.read.selectFrom('media').select(['id', 'status', 'failure']).executeTakeFirstOrThrow()
    const { id } = await read()
    const pauseAfter = (attempt: number) =>
      keeper.fetch(room.house.id, id, attempt, attempt === 8).then(
        () => null,
        (error: unknown) => (error instanceof RetryLater ? error.afterMs : error),
      )
    return { read, pauseAfter }
  }

  it('is given up when it is still not there after half a minute', async () => {
    const { read, pauseAfter } = await begin('not_found')
    expect([await pauseAfter(1), await pauseAfter(2), await pauseAfter(3)]).toEqual([1_000, 3_000, 30_000])
    expect((await read()).status).toBe('pending')
    expect(await pauseAfter(4)).toBeNull()
    expect(await read()).toMatchObject({ status: 'failed', failure: 'not_found' })
  })

  it('is asked for over more than an hour while Twilio cannot be reached, and then told', async () => {
    const { read, pauseAfter } = await begin('unreachable')
    const pauses: unknown[] = []
    for (let attempt = 1; attempt < 8; attempt++) pauses.push(await pauseAfter(attempt))
    expect(pauses.map(Number).reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(3_600_000)
    expect((await read()).status).toBe('pending')
    expect(await pauseAfter(8)).toBeNull()
    expect(await read()).toMatchObject({ status: 'failed', failure: 'unreachable' })
  })
})
