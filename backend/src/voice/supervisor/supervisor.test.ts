import { beforeEach, describe, expect, it } from 'vitest'
import { LinePasswords } from '#src/features/lines/line-passwords.ts'
import { LineRegister } from '#src/features/lines/line-register.service.ts'
import { giveOrder, insertLine, updateLine } from '#src/features/lines/lines.store.ts'
import type { LineOrder } from '#src/features/lines/lines.store.ts'
import { EventLog } from '#src/live/event-log.ts'
import { Outbox } from '#src/live/outbox.ts'
import { Secrets } from '#src/secrets.ts'
import { describeOnBothDatabases, silentLogger } from '../../../test/support/databases.ts'
import { eventually } from '../../../test/support/eventually.ts'
import { FakeCalls, FakeMedia } from '../../../test/support/line-world.ts'
import { addHouse, movableClock } from '../../../test/support/rooms.ts'
import type { SipNews } from '../media/sip/line/news.ts'
import { LineLogs } from './line-logs.ts'
import { PortPlan } from './port-plan.ts'
import type { Finding } from './roads.ts'
import { Supervisor } from './supervisor.ts'

describeOnBothDatabases('supervisor', (open) => {
  async function openLines() {
    const db = await open()
    const clock = movableClock()
    const { now } = clock
    const events = new EventLog(db, now)
    const outbox = new Outbox(db, events, silentLogger)
    const secrets = new Secrets('ab'.repeat(32))
    const passwords = new LinePasswords({ db, secrets, logger: silentLogger })
    const register = new LineRegister({ db, now, events, passwords, demo: false })
    const [media, calls, logs] = [new FakeMedia(), new FakeCalls(), new LineLogs(now)]
    const findings = new Map<number, Finding>()
    const roads = {
      check: ({ id }: { id: number }) =>
        Promise.resolve(findings.get(id) ?? { state: 'running' as const, detail: null }),
      forget: () => undefined,
    }
    const ports = new PortPlan({ sip: { from: 5070, to: 5071 }, rtp: { from: 20_000, to: 20_039 } })
    const pace = () => () => undefined
    const supervisor = new Supervisor({
      register,
      media,
      calls,
      roads,
      ports,
      logs,
      outbox,
      now,
      random: () => 0,
      logger: silentLogger,
      pace,
      patienceMs: 30_000,
    })
    open.beforeClosing(async () => {
      await supervisor.close()
      await outbox.close()
    })
    const house = await addHouse(db)
    let lines = 0
    return {
      db,
      now,
      events,
      media,
      calls,
      logs,
      findings,
      supervisor,
      house,
      /** So long passes, a second at a time, as the supervisor sees it. */
      async pass(seconds: number) {
        for (let second = 0; second < seconds; second++) {
          clock.move(1000)
          await supervisor.tick()
          await supervisor.settled()
        }
      },
      addLine: (mode = 'sip_bridge', enabled = 1, conciergerie_id = house) =>
        db.write(async (tx) =>
          insertLine(tx.q, {
            conciergerie_id,
            mode,
            number: `+3363998040${lines++}`,
            enabled,
            sip_username: 'hotel',
            sip_password: await secrets.seal('secret-of-the-line', `phone_lines:${lines}`),
            sip_domain: 'sip.example',
            sip_port: 5060,
            transport: 'udp',
            created_at: now().toISOString(),
            updated_at: now().toISOString(),
          }),
        ),
      async order(lineId: number, order: LineOrder) {
        await db.write(async (tx) => {
          await updateLine(tx.q, house, lineId, { enabled: order.kind === 'stop' ? 0 : 1 })
          await giveOrder(tx.q, house, lineId, order)
        })
        await supervisor.refresh()
      },
      state: (lineId: number) =>
        db.read.selectFrom('line_states').selectAll().where('line_id', '=', lineId).executeTakeFirstOrThrow(),
      history: async (lineId: number) =>
        (
          await db.read
            .selectFrom('line_events')
            .select(['state', 'wait_ms'])
            .where('line_id', '=', lineId)
            .orderBy('id')
            .execute()
        ).map(({ state, wait_ms }) => (wait_ms === null ? state : `${state} ${wait_ms}`)),
    }
  }
  type LineWorld = Awaited<ReturnType<typeof openLines>>
  let world: LineWorld
  beforeEach(async () => {
    world = await openLines()
  })

  async function startedLine(mode = 'sip_bridge') {
    const lineId = await world.addLine(mode)
    world.media.up()
    await world.supervisor.start()
    if (mode === 'sip_bridge') world.media.report(lineId, 'running')
    await world.supervisor.settled()
    world.media.take()
    return lineId
  }

  describe('what is refused', () => {
    it('leaves alone a line that is not enabled', async () => {
      const lineId = await world.addLine('sip_bridge', 0)
      world.media.up()
      await world.supervisor.start()
      await world.pass(120)
      expect(world.media.sent).toEqual([])
      expect(await world.state(lineId)).toMatchObject({ state: 'stopped' })
    })

    it('starts no line of a house that is suspended, and stops those of one that becomes so', async () => {
      const suspended = await addHouse(world.db, { email: 'b@example.com', status: 'suspended' })
      const theirs = await world.addLine('sip_bridge', 1, suspended)
      const ours = await startedLine()
      expect(await world.state(theirs)).toMatchObject({ state: 'stopped' })
      await world.db.write(async (tx) => {
        await tx.q.updateTable('conciergeries').set({ status: 'suspended' }).where('id', '=', world.house).execute()
        await world.events.append(tx, { conciergerieId: 0, topic: 'conciergeries', id: world.house })
      })
      await eventually(async () => (await world.state(ours)).state === 'stopped')
      expect(await world.state(ours)).toMatchObject({ last_error: '@suspended' })
    })

    it('does not try a refused password again, however long it waits', async () => {
      const lineId = await startedLine()
      world.media.report(lineId, 'failed', '@trunk_refused 403 Forbidden')
      await world.pass(400)
      expect(await world.state(lineId)).toMatchObject({ state: 'failed', last_error: '@trunk_refused 403 Forbidden' })
      expect(world.media.sent.filter(({ to }) => to === 'line_start')).toEqual([])
    })

    it('says so when no port is left', async () => {
      const [, , third] = [await world.addLine(), await world.addLine(), await world.addLine()]
      world.media.up()
      await world.supervisor.start()
      expect(await world.state(third)).toMatchObject({ state: 'failed', last_error: '@no_port' })
    })

    it('keeps a password that cannot be opened from reaching an operator', async () => {
      const lineId = await world.addLine()
      world.findings.set(lineId, { state: 'failed', detail: '@password_unreadable' })
      world.media.up()
      await world.supervisor.start()
      expect(world.media.take()).not.toContain('line_start')
      expect(await world.state(lineId)).toMatchObject({ state: 'failed' })
    })
  })

  it('starts a SIP line with its password opened, a port of its own and a share of the audio ports', async () => {
    const [first, second] = [await world.addLine(), await world.addLine()]
    world.media.up()
    await world.supervisor.start()
    expect(world.media.sent).toMatchObject([
      {
        to: 'line_start',
        line: {
          lineId: first,
          password: 'secret-of-the-line',
          localPort: 5070,
          rtpPorts: { from: 20_000, to: 20_019 },
        },
      },
      { to: 'line_start', line: { lineId: second, localPort: 5071, rtpPorts: { from: 20_020, to: 20_039 } } },
    ])
    expect(await world.state(first)).toMatchObject({ state: 'starting', sip_port: 5070, rtp_ports: '20000-20019' })
  })

  it('waits for the media process, then starts', async () => {
    const lineId = await world.addLine()
    await world.supervisor.start()
    expect(await world.state(lineId)).toMatchObject({ state: 'starting' })
    world.media.up()
    await world.supervisor.settled()
    expect(world.media.take()).toEqual(['line_start'])
  })

  it('tries again later each time, and tells what it waited', async () => {
    const lineId = await startedLine()
    world.media.report(lineId, 'down', '408')
    await world.supervisor.settled()
    const fallen = await world.state(lineId)
    expect(fallen).toMatchObject({ state: 'backoff', last_error: '408' })
    expect(fallen.next_retry_at).toBe(new Date(world.now().getTime() + 2000).toISOString())
    await world.pass(2)
    world.media.report(lineId, 'down', '408')
    await world.pass(4)
    expect(world.media.take()).toEqual(['line_stop after_calls', 'line_start', 'line_stop after_calls', 'line_start'])
    world.media.report(lineId, 'running')
    await world.supervisor.settled()
    expect(await world.history(lineId)).toEqual(['starting', 'running', 'backoff 2000', 'backoff 4000', 'running'])
    expect(await world.state(lineId)).toMatchObject({ state: 'running', restarts: 2, last_error: null })
  })

  it('asks after its health every 30 seconds, and takes one that never answers for lost', async () => {
    const lineId = await startedLine()
    await world.pass(30)
    expect(world.media.take()).toEqual(['line_check'])
    world.media.report(lineId, 'running')
    await world.pass(60)
    expect(await world.state(lineId)).toMatchObject({ state: 'degraded', last_error: '@no_answer' })
    await world.pass(60)
    expect(await world.state(lineId)).toMatchObject({ state: 'backoff' })
  })

  it('gives up on one that does not start within 20 seconds', async () => {
    const lineId = await world.addLine()
    world.media.up()
    await world.supervisor.start()
    await world.pass(21)
    expect(await world.state(lineId)).toMatchObject({ state: 'backoff', last_error: '@slow_start 20' })
  })

  it('looks at the road of a line that has no agent of its own, and follows what it finds', async () => {
    const lineId = await startedLine('twilio_stream')
    expect(await world.state(lineId)).toMatchObject({ state: 'running', sip_port: null })
    world.findings.set(lineId, { state: 'degraded', detail: '@number_unknown' })
    await world.pass(30)
    expect(await world.state(lineId)).toMatchObject({ state: 'degraded', last_error: '@number_unknown' })
    expect(world.media.sent).toEqual([])
  })

  it('starts by itself what had failed for want of a key, once there is one', async () => {
    const lineId = await world.addLine('openai_sip')
    world.findings.set(lineId, { state: 'failed', detail: '@no_key' })
    world.media.up()
    await world.supervisor.start()
    expect(await world.state(lineId)).toMatchObject({ state: 'failed' })
    world.findings.delete(lineId)
    await world.pass(301)
    expect(await world.state(lineId)).toMatchObject({ state: 'running' })
  })

  it('starts every line again when the media process comes back', async () => {
    const [sip, twilio] = [await startedLine(), await world.addLine('twilio_stream')]
    await world.supervisor.refresh()
    world.media.down()
    await world.supervisor.settled()
    for (const lineId of [sip, twilio])
      expect(await world.state(lineId)).toMatchObject({ state: 'starting', last_error: '@media_down', up_since: null })
    world.media.up()
    await world.supervisor.settled()
    expect(world.media.take()).toEqual(['line_start'])
    expect(await world.state(twilio)).toMatchObject({ state: 'running', restarts: 1 })
  })

  describe('orders', () => {
    it('stops a line after its calls', async () => {
      const lineId = await startedLine()
      world.calls.counts.set(lineId, 2)
      await world.order(lineId, { kind: 'stop', when: 'after_calls', by: 'Alix' })
      expect(await world.state(lineId)).toMatchObject({ state: 'running', draining: 'stop' })
      expect(world.media.take()).toEqual(['line_stop after_calls'])
      await world.pass(5)
      expect(await world.state(lineId)).toMatchObject({ state: 'running' })
      world.calls.counts.delete(lineId)
      await world.pass(1)
      expect(await world.state(lineId)).toMatchObject({
        state: 'stopped',
        draining: null,
        last_error: '@stopped_by Alix',
      })
      expect(world.calls.hungUp).toEqual([])
    })

    it('stops a line now, and its calls with it', async () => {
      const lineId = await startedLine()
      world.calls.counts.set(lineId, 2)
      await world.order(lineId, { kind: 'stop', when: 'now', by: 'Alix' })
      expect(world.media.take()).toEqual(['line_stop now'])
      expect(world.calls.hungUp).toEqual([lineId])
      expect(await world.state(lineId)).toMatchObject({ state: 'stopped' })
    })

    it('tries at once a line that waits for its next try', async () => {
      const lineId = await startedLine()
      world.media.report(lineId, 'down', '408')
      await world.order(lineId, { kind: 'start', when: 'now', by: 'Alix' })
      expect(await world.state(lineId)).toMatchObject({ state: 'starting', next_retry_at: null })
      expect(world.media.take()).toEqual(['line_stop after_calls', 'line_start'])
    })

    it('carries an order out once, however often it reads it', async () => {
      const lineId = await startedLine()
      await world.order(lineId, { kind: 'restart', when: 'now', by: 'Alix' })
      await world.supervisor.refresh()
      await world.supervisor.refresh()
      expect(world.media.take()).toEqual(['line_stop now', 'line_start'])
    })

    it('starts again with settings that were changed', async () => {
      const lineId = await startedLine()
      await world.db.write((tx) => updateLine(tx.q, world.house, lineId, { sip_domain: 'other.example' }))
      await world.supervisor.refresh()
      expect(world.media.sent).toMatchObject([
        { to: 'line_stop' },
        { to: 'line_stop' },
        { to: 'line_start', line: { domain: 'other.example' } },
      ])
    })
  })

  it('lets go of a line that was deleted', async () => {
    const lineId = await startedLine()
    await world.db.write((tx) => tx.q.deleteFrom('phone_lines').where('id', '=', lineId).execute())
    await world.supervisor.refresh()
    expect(world.media.take()).toEqual(['line_stop after_calls'])
    world.media.report(lineId, 'running')
    await world.supervisor.settled()
    expect(await world.db.read.selectFrom('line_states').selectAll().execute()).toEqual([])
  })

  it('hears of a change that another process stored', async () => {
    const lineId = await startedLine()
    await world.db.write(async (tx) => {
      await updateLine(tx.q, world.house, lineId, { enabled: 0 })
      await giveOrder(tx.q, world.house, lineId, { kind: 'stop', when: 'now', by: 'Alix' })
      await world.events.append(tx, { conciergerieId: 0, topic: 'lines', id: lineId })
    })
    await eventually(async () => (await world.state(lineId)).state === 'stopped')
  })

  it('tells administrators and the house of each change', async () => {
    const lineId = await startedLine()
    const heard = async (house: number) =>
      (
        await world.db.read
          .selectFrom('events')
          .select(['topic', 'entity_id'])
          .where('conciergerie_id', '=', house)
          .execute()
      ).filter(({ topic, entity_id }) => topic === 'lines' && entity_id === lineId).length
    expect(await heard(0)).toBeGreaterThanOrEqual(1)
    expect(await heard(world.house)).toBe(await heard(0))
  })

  it('keeps its history for seven days', async () => {
    const lineId = await startedLine()
    await world.db.write((tx) =>
      tx.q
        .insertInto('line_events')
        .values(
          [8, 6].map((days) => ({
            conciergerie_id: world.house,
            line_id: lineId,
            at: new Date(world.now().getTime() - days * 86_400_000).toISOString(),
            state: 'failed',
            detail: `${days} days ago`,
            wait_ms: null,
          })),
        )
        .execute(),
    )
    await world.pass(301)
    const kept = await world.db.read.selectFrom('line_events').select('detail').where('state', '=', 'failed').execute()
    expect(kept).toEqual([{ detail: '6 days ago' }])
  })

  it('leaves calls in progress alone when the program stops', async () => {
    const lineId = await startedLine()
    world.calls.counts.set(lineId, 1)
    await world.supervisor.close()
    expect(world.media.take()).toEqual(['line_stop after_calls'])
    expect(world.calls.hungUp).toEqual([])
    expect(await world.state(lineId)).toMatchObject({ state: 'stopped', last_error: '@shutdown' })
  })

  it('leaves neither listener nor state behind when it is closed', async () => {
    const lineId = await startedLine()
    await world.supervisor.close()
    expect(world.media.listenerCount).toBe(0)
    expect(await world.state(lineId)).toMatchObject({ state: 'stopped', up_since: null, next_retry_at: null })
  })

  it('lets go of its lines without a word once another process may have them', async () => {
    const lineId = await startedLine()
    const before = await world.state(lineId)
    world.supervisor.stepDown()
    expect(world.media.take()).toEqual(['line_stop after_calls'])
    expect(world.media.listenerCount).toBe(0)
    world.media.report(lineId, 'failed')
    await world.order(lineId, { kind: 'stop', when: 'now', by: 'Alix' })
    await world.pass(60)
    expect(await world.state(lineId)).toEqual(before)
    await world.order(lineId, { kind: 'start', when: 'now', by: 'Alix' })
    await world.supervisor.start()
    expect(world.media.take()).toEqual(['line_start'])
  })

  it('starts at the next run what was running, and what a person had stopped stays stopped since then', async () => {
    const [running, halted] = [await startedLine(), await world.addLine()]
    await world.order(halted, { kind: 'stop', when: 'now', by: 'Alix' })
    const before = await world.state(halted)
    await world.supervisor.close()
    await world.pass(60)
    const again = new Supervisor({
      ...{ media: world.media, calls: world.calls, logs: world.logs, now: world.now, logger: silentLogger },
      register: new LineRegister({
        db: world.db,
        now: world.now,
        events: world.events,
        passwords: new LinePasswords({ db: world.db, secrets: new Secrets(null), logger: silentLogger }),
        demo: false,
      }),
      roads: { check: () => Promise.resolve({ state: 'running', detail: null }), forget: () => undefined },
      ports: new PortPlan({ sip: { from: 5070, to: 5071 }, rtp: { from: 20_000, to: 20_039 } }),
      outbox: { subscribe: () => Promise.resolve({ close: () => undefined }) },
      random: () => 0,
      pace: () => () => undefined,
    })
    await again.start()
    expect(await world.state(running)).toMatchObject({ state: 'starting' })
    expect(await world.state(halted)).toEqual(before)
    await again.close()
  })

  it('shows in the log neither a password nor a whole number', async () => {
    const lineId = await startedLine()
    const told: SipNews[] = [
      { what: 'trunk_unknown', domain: 'hotel:secret-of-the-line@sip.example' },
      { what: 'trunk_silent', status: 'Digest username="hotel", response="0123456789abcdef"' },
      { what: 'call', from: '+33612345678', to: null },
    ]
    for (const news of told) world.media.say({ from: 'line_log', lineId, news })
    const [log, english] = ['fr', 'en-GB'].map((locale) => JSON.stringify(world.supervisor.readLog(lineId, locale)))
    expect(english).toContain('Call from +33…78 to this line')
    expect(english).not.toMatch(/secret-of-the-line|0123456789abcdef|612345678/)
    expect(log).not.toMatch(/secret-of-the-line|0123456789abcdef|612345678/)
    expect(log).toContain('+33…78')
  })
})
