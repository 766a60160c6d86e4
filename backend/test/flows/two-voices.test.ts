import { request } from 'node:http'
import { signForm, startSimulator } from '@conciergerie/simulator'
import { sql } from 'kysely'
import type { Line } from '@conciergerie/contract'
import { expect, it } from 'vitest'
import { ServerProcess, findFreePort } from '../crash/server-process.ts'
import { describeOn } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { HttpClient } from '../support/http-client.ts'
import { fakeLinePorts } from '../support/line-world.ts'
import { PaperMedia } from '../support/paper-media.ts'
import { ringByTwilio } from '../support/twilio-voice.ts'
import { environmentFor, must, openWorld, twilioAccount, voiceEnvironment } from '../world.ts'
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

  it('let in the stream of a call that the other has answered, and only while it is awaited', async () => {
    const databaseUrl = await open.createUrl()
    const openProcess = async () => {
      const media = new PaperMedia()
      const world = await openWorld({ databaseUrl, environment: voiceKeys, overrides: { media } })
      open.beforeClosing(() => world.close())
      return { world, media }
    }
    const [one, two] = [await openProcess(), await openProcess()]
    const number = '+33299000012'
    const house = await one.world.openHouse('Ailleurs', '+33639980511')
    await must(
      one.world.admin.client.post('/api/admin/lines', { conciergerieId: house.id, mode: 'twilio_stream', number }),
    )
    const { token } = twilioAccount
    expect(await openStream(two.world, token)).toBe(403)
    const { answer } = await ringByTwilio(one.world, { To: number, From: '+33639981811' })
    expect(answer.text).toContain('<Stream')
    expect(await openStream(two.world, 'a-token-of-somebody-else-0123456789')).toBe(403)
    expect(two.media.heard).toEqual([])
    await openStream(two.world, token)
    expect(two.media.heard.map(({ to }) => to)).toEqual(['upgrade'])
  })

  it('tell what they refuse in the log of the line that they look after, else among the refused webhooks that both show', async () => {
    const databaseUrl = await open.createUrl()
    const [leads, follows] = [await openVoice(databaseUrl), await openVoice(databaseUrl)]
    const house = await leads.world.openHouse('Refus', '+33639980521')
    const number = '+33299000013'
    const creation = { conciergerieId: house.id, mode: 'twilio_stream', number, enabled: false }
    const { line } = await must<{ line: Line }>(leads.world.admin.client.post('/api/admin/lines', creation))
    const call = async (world: World) => {
      const { answer } = await ringByTwilio(world, { To: number, From: '+33639981812' })
      expect(answer.text).toContain('<Reject')
    }
    const refused = async ({ admin }: World) => {
      const { items } = await must<{ items: { code: string; conciergerieId: number | null }[] }>(
        admin.client.get('/api/admin/provider-errors'),
      )
      return items.map(({ code, conciergerieId }) => [code, conciergerieId])
    }
    await call(leads.world)
    const { log } = await must<{ log: { text: string }[] }>(leads.world.admin.client.get(`/api/admin/lines/${line.id}`))
    expect(log.at(-1)?.text).toContain('la ligne est arrêtée')
    expect(await refused(leads.world)).toEqual([])
    await call(follows.world)
    await eventually(async () => (await refused(leads.world)).length === 1)
    expect(await refused(leads.world)).toEqual([['call_unavailable', house.id]])
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
    await eventually(async () => (await one.ready()).lines === 'leads', 40_000)
    const two = await start()
    await eventually(async () => (await two.ready()).lines === 'follows', 40_000)
    await one.server.kill('SIGKILL')
    await eventually(async () => (await two.ready()).lines === 'leads', 20_000)
  }, 120_000)
})

/** @returns the status of the refusal; none when it was given to the media process, which is on paper */
function openStream({ url }: World, token: string): Promise<number | undefined> {
  const opening = request(`${url}/voice/media`, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'x-twilio-signature': signForm(token, `${url.replace('http', 'ws')}/voice/media`, {}),
    },
  })
  opening.end()
  return new Promise((resolve) => {
    opening.once('response', ({ statusCode }) => {
      resolve(statusCode)
    })
    opening.once('error', () => {
      resolve(undefined)
    })
  })
}
