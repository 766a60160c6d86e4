import { startSimulator } from '@conciergerie/simulator'
import { sql } from 'kysely'
import type { Line } from '@conciergerie/contract'
import { expect, it } from 'vitest'
import { ServerProcess, findFreePort } from '../crash/server-process.ts'
import { describeOn } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { HttpClient } from '../support/http-client.ts'
import { fakeLinePorts } from '../support/line-world.ts'
import { environmentFor, must, openWorld, voiceEnvironment } from '../world.ts'
import type { World } from '../world.ts'

const voiceKeys = { OPENAI_API_KEY: 'sk-test-of-the-lines' }
const sip = { mode: 'sip_bridge', sipUsername: 'hotel', sipPassword: 'marée-haute-7', sipDomain: 'sip.example' }

describeOn('postgres', 'two voice processes on one database', (open) => {
  async function openVoice(databaseUrl: string) {
    const ports = fakeLinePorts()
    const world = await openWorld({ databaseUrl, environment: voiceKeys, overrides: { linePorts: ports } })
    open.beforeClosing(() => world.close())
    ports.media.up()
    await world.context.telephoneLines.start()
    return { world, media: ports.media }
  }
  const roleOf = async ({ anonymous }: World) => (await must<{ lines: string }>(anonymous.get('/ready'))).lines
  const lines = ({ admin }: World) =>
    must<{ items: Line[]; leader: { name: string } | null }>(admin.client.get('/api/admin/lines'))

  it('never look after the same line at once: one leads, the other takes over when it is cut off or leaves', async () => {
    const url = await open.createUrl()
    const [one, two] = [await openVoice(url), await openVoice(url)]
    const house = await one.world.openHouse('Lignes', '+33639980501')
    expect([await roleOf(one.world), await roleOf(two.world)]).toEqual(['leads', 'follows'])
    // an order that the follower was given is the leader's to carry out
    const { line } = await must<{ line: Line }>(
      two.world.admin.client.post('/api/admin/lines', { conciergerieId: house.id, number: '+33299000011', ...sip }),
    )
    await eventually(() => one.media.take().includes('line_start'))
    one.media.report(line.id, 'running')
    await eventually(async () => (await lines(two.world)).items[0]?.state === 'running')
    expect(two.media.sent).toEqual([])
    expect((await lines(two.world)).leader).toMatchObject({
      name: expect.stringContaining(`:${process.pid}`) as string,
    })

    await one.world.context.db.write((tx) =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'conciergerie lines'
          and pid in (select pid from pg_locks where locktype = 'advisory' and granted)`.execute(tx.q),
    )
    await eventually(() => one.media.take().includes('line_stop after_calls'))
    await eventually(() => [...one.media.take(), ...two.media.take()].includes('line_start'), 20_000)
    const [leads, follows] = (await roleOf(one.world)) === 'leads' ? [one, two] : [two, one]
    expect([await roleOf(leads.world), await roleOf(follows.world)]).toEqual(['leads', 'follows'])

    await leads.world.context.telephoneLines.close()
    await eventually(() => follows.media.take().includes('line_start'))
    expect(await roleOf(leads.world)).toBe('none')
    expect(leads.media.listenerCount).toBe(0)
  })

  it('survive the death of the one that leads: the other takes the lines within seconds', async () => {
    const simulator = await startSimulator({ twilio: { accounts: [] } })
    open.beforeClosing(() => simulator.close())
    const databaseUrl = await open.createUrl()
    const start = async () => {
      const port = await findFreePort()
      const url = `http://127.0.0.1:${port}`
      const server = new ServerProcess(port, {
        ...environmentFor(url, simulator),
        ...voiceEnvironment(simulator),
        DATABASE_URL: databaseUrl,
      })
      open.beforeClosing(() => server.kill())
      await server.start()
      return { server, ready: () => must<{ lines: string }>(new HttpClient(url).get('/ready')) }
    }
    const one = await start()
    await eventually(async () => (await one.ready()).lines === 'leads')
    const two = await start()
    await eventually(async () => (await two.ready()).lines === 'follows')
    await one.server.kill('SIGKILL')
    await eventually(async () => (await two.ready()).lines === 'leads', 20_000)
  })
})
