import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { machineClock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import { describeOn, describeOnBothDatabases, silentLogger } from '../../../test/support/databases.ts'
import type { Opener } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { findLeader } from './leaders.store.ts'
import { openLeadership } from './open-leadership.ts'
import type { Leadership, LeadershipTimes } from './leadership.ts'

const role = 'test'
const soon: LeadershipTimes = { retry: 20, beat: 40, beatLimit: 1_000, lease: 1_500 }

class Candidate {
  readonly leadership: Leadership
  /** What it was told, in order. */
  readonly told: string[] = []
  /** Whether it does what one alone may do. */
  acts = false

  constructor(open: Opener, db: Database, times = soon) {
    this.leadership = openLeadership({ db, now: machineClock, logger: silentLogger, role, times })
    open.beforeClosing(() => this.leadership.close())
  }

  stand(onGained: () => void = () => undefined): Promise<void> {
    return this.leadership.stand({
      gained: () => {
        this.acts = true
        this.told.push('gained')
        onGained()
        return Promise.resolve()
      },
      lost: () => {
        this.acts = false
        this.told.push('lost')
      },
    })
  }

  async leave(): Promise<void> {
    this.acts = false
    await this.leadership.close()
  }
}

describeOnBothDatabases('leadership', (open) => {
  it('is nobody’s before somebody stands, and after they have left', async () => {
    const db = await open()
    expect(await findLeader(db, role, machineClock)).toBeNull()
    const one = new Candidate(open, db)
    await one.stand()
    expect(one.told).toEqual(['gained'])
    expect(await findLeader(db, role, machineClock)).toMatchObject({ name: expect.stringMatching(/:\d+$/) as string })
    await one.leave()
    expect(one.leadership.isLeader).toBe(false)
    expect(one.told).toEqual(['gained'])
    expect(await findLeader(db, role, machineClock)).toBeNull()
  })
})

describeOn('postgres', 'leadership among several processes', (open) => {
  let db: Database
  beforeEach(async () => {
    db = await open()
  })

  /** As when a server is restarted, or an administrator ends a session. */
  const cutLeader = () =>
    db.write((tx) =>
      sql`select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and l.classid = 712004 and l.granted`.execute(
        tx.q,
      ),
    )

  it('stays with the first: a second one follows', async () => {
    const [one, two] = [new Candidate(open, db), new Candidate(open, db)]
    await one.stand()
    await two.stand()
    expect([one.leadership.isLeader, two.leadership.isLeader]).toEqual([true, false])
    expect(two.told).toEqual([])
  })

  it('passes on at once when the leader leaves, without waiting for its lease', async () => {
    const never = { ...soon, lease: 60_000 }
    const [one, two] = [new Candidate(open, db, never), new Candidate(open, db, never)]
    await one.stand()
    await two.stand()
    await one.leave()
    await eventually(() => two.leadership.isLeader)
    expect(two.told).toEqual(['gained'])
  })

  it('is lost with the connection, and another takes it; there are never two', async () => {
    const all = [new Candidate(open, db), new Candidate(open, db), new Candidate(open, db)]
    const acting: number[] = []
    for (const one of all) await one.stand(() => acting.push(all.filter(({ acts }) => acts).length))
    for (let round = 1; round <= 3; round++) {
      await cutLeader()
      await eventually(() => acting.length > round)
    }
    expect(acting.every((count) => count === 1)).toBe(true)
    const [first] = all
    expect(first?.told.slice(0, 2)).toEqual(['gained', 'lost'])
    expect(all.filter(({ leadership }) => leadership.isLeader)).toHaveLength(1)
  })

  it('waits for the lease of a leader whose end nobody saw', async () => {
    // its lock is free, and nothing says that it knows
    await db.write((tx) =>
      sql`insert into leaders (role, holder, name, since, expires_at) values
        (${role}, 'gone', 'elsewhere:1', '2026-11-20T10:00:00.000Z',
         to_char((clock_timestamp() + interval '1 second') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`.execute(
        tx.q,
      ),
    )
    const one = new Candidate(open, db)
    await one.stand()
    expect(one.leadership.isLeader).toBe(false)
    expect(await findLeader(db, role, machineClock)).toMatchObject({ name: 'elsewhere:1' })
    await eventually(() => one.leadership.isLeader)
  })

  it('is given up by who cannot begin, for another to try', async () => {
    const one = new Candidate(open, db)
    let tries = 0
    await one.leadership.stand({
      gained: () => (++tries === 1 ? Promise.reject(new Error('no lines')) : Promise.resolve()),
      lost: () => one.told.push('lost'),
    })
    await eventually(() => tries === 2)
    expect(one.told).toEqual(['lost'])
  })
})
