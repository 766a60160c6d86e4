import { api } from '@conciergerie/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draw } from '#src/monitor/draw.ts'
import { readOptions } from '#src/monitor/read-options.ts'
import { ServerView } from '#src/monitor/server-view.ts'
import type { Line, LiveCall, Refusal } from '#src/monitor/server-view.ts'
import { eventually } from '../support/eventually.ts'
import { must, openWorld, password } from '../world.ts'
import type { World } from '../world.ts'

const now = Date.parse('2026-11-20T10:00:00.000Z')
const look = { language: 'fr' as const, width: 80, colour: false, now }
const line: Line = {
  id: 1,
  conciergerie: { id: 1, name: 'Brasserie Le Quai' },
  mode: 'sip_bridge',
  number: '+33299000027',
  enabled: true,
  sipUsername: null,
  sipDomain: null,
  sipPort: null,
  transport: 'udp',
  hasSipPassword: false,
  state: 'backoff',
  since: '2026-11-20T09:59:00.000Z',
  upSince: null,
  callsInProgress: 1,
  restarts: 3,
  lastError: '408 Request Timeout',
  nextRetryAt: '2026-11-20T10:00:42.000Z',
  draining: false,
  ports: { sip: null, rtp: null },
  webhookUrl: null,
  createdAt: '2026-11-01T00:00:00.000Z',
}

describe('what the monitor draws', () => {
  it('lets nothing from outside command the terminal', () => {
    const evil = '\u001B[2J\u0007\u202Eevil'
    const call = {
      call: { clientName: evil, phone: null, line: null, answeredAt: null, startedAt: '2026-11-20T09:59:00.000Z' },
      turns: [{ speaker: 'caller', text: evil }],
    } as unknown as LiveCall
    const hostile = { ...line, lastError: evil, conciergerie: { id: 1, name: evil } }
    const drawn = draw({ lines: [hostile], calls: [call], refusals: [] }, look)
    expect(['\u001B', '\u0007', '\u202E'].filter((sign) => drawn.includes(sign))).toEqual([])
  })

  it('is each line with its state, its next try and why, within the width', () => {
    const drawn = draw({ lines: [line], calls: [], refusals: [] }, look)
    expect(drawn).toContain('1 ligne · 1 appel en cours')
    expect(drawn).toMatch(/Brasserie Le Quai +\+33299000027 +SIP +↻ nouvel essai +dans 42 s/)
    expect(drawn).toContain('    408 Request Timeout')
    expect(draw({ lines: [], calls: [], refusals: [] }, { ...look, language: 'en' })).toContain('No line.')
  })

  it('tells what a call has cost so far, as the screens do, once it has cost anything', () => {
    const drawn = (costMicros: number, language: 'fr' | 'en') => {
      const call = {
        clientName: 'Camille',
        phone: null,
        line: null,
        answeredAt: null,
        startedAt: line.since,
        costMicros,
      }
      return draw(
        { lines: [], calls: [{ call, turns: [] } as unknown as LiveCall], refusals: [] },
        { ...look, language },
      )
    }
    expect(drawn(0, 'fr')).toContain('Camille → — · 1 min')
    expect(drawn(0, 'fr')).not.toContain('$')
    expect(drawn(38_200, 'fr')).toContain('1 min · 0,04\u00a0$US')
    expect(drawn(2_000, 'en')).toContain('1 min · <\u00a0US$0.01')
  })

  it('shows what was refused at the door within a day, the latest, and nothing of it where all is well', () => {
    const refusal = (message: string, lastAt: string): Refusal => ({
      id: 1,
      provider: 'webhook',
      code: 'call_unsigned_stream',
      message,
      conciergerieId: null,
      count: 12,
      firstAt: lastAt,
      lastAt,
    })
    const drawn = (refusals: Refusal[]) => draw({ lines: [], calls: [], refusals }, look)
    const recent = refusal(`Flux audio refusé\u001B[2J ${'x'.repeat(200)}`, '2026-11-20T09:59:00.000Z')
    const [last] = drawn([recent]).split('\n').slice(-1)
    expect(last).toMatch(/^ {4}Flux audio refusé .*… ×12 · 1 min$/)
    expect(last).toHaveLength(80)
    expect(last).not.toContain('\u001B')
    expect(drawn([refusal('Flux audio refusé', '2026-11-19T09:59:00.000Z')])).not.toContain('refusé')
    expect(drawn([])).not.toContain('Refusés')
  })

  it('is coloured only when asked', () => {
    expect(draw({ lines: [line], calls: [], refusals: [] }, { ...look, colour: true })).toContain('\u001B[33m')
  })
})

describe('the monitor', () => {
  let world: World
  const account = { email: 'admin@platform.example', password }
  const options = () => ({ url: world.url, once: true, help: false, keys: [], account })
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  it('says who does not answer, or who is refused', async () => {
    await expect(ServerView.open({ ...options(), url: 'http://127.0.0.1:1' })).rejects.toThrow('http://127.0.0.1:1')
    await expect(ServerView.open({ ...options(), account: null })).rejects.toThrow('ADMIN_EMAIL')
    const wrong = { ...account, password: 'un autre mot de passe' }
    await expect(ServerView.open({ ...options(), account: wrong })).rejects.toThrow('401')
    expect(() => readOptions(['--nothing'], { port: 3000, firstAdmin: null })).toThrow('--nothing')
  })

  it('reads the lines, follows the calls of a house by its key, and hears of changes', async () => {
    const house = await world.openHouse('Suivie', '+33639980701')
    const view = await ServerView.open({ ...options(), keys: [house.key.token] })
    const body = { conciergerieId: house.id, mode: 'twilio_stream', number: '+33299000701' }
    await must(world.admin.client.post('/api/admin/lines', body))
    const stop = new AbortController()
    let isHeard = false
    const following = view.follow(() => (isHeard = true), stop.signal).catch(() => undefined)
    // the stream tells what comes after it is open
    await eventually(async () => {
      await must(world.admin.client.post('/api/admin/lines/refresh'))
      return isHeard
    })
    stop.abort()
    await following
    expect(await view.read()).toMatchObject({ lines: [{ number: '+33299000701' }], calls: [], refusals: [] })
    const { status } = await world.anonymous.request('POST', api.webhooks.openai.path, { body: {} })
    expect(status).toBe(503)
    await eventually(async () => (await view.read()).refusals.length > 0)
    expect((await view.read()).refusals).toMatchObject([{ code: 'call_openai_no_key', count: 1 }])
  })
})
