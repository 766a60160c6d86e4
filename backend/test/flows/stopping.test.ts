import { startSimulator } from '@conciergerie/simulator'
import type { Simulator } from '@conciergerie/simulator'
import { beforeEach, expect, it } from 'vitest'
import { ServerProcess, findFreePort } from '../crash/server-process.ts'
import { describeOnBothDatabases } from '../support/databases.ts'
import { eventually } from '../support/eventually.ts'
import { speed } from '../support/voice-world.ts'
import { environmentFor, logInAdmin, must, openHouse, twilioAccount, voiceEnvironment } from '../world.ts'

const number = '+33199001801'
const from = '+33639981801'

describeOnBothDatabases('a program that is told to stop in the middle of a call', (open) => {
  let simulator: Simulator
  let url: string
  let databaseUrl: string
  let server: ServerProcess

  beforeEach(async () => {
    const accounts = [{ accountSid: twilioAccount.sid, authToken: twilioAccount.token, numbers: [], anySender: true }]
    simulator = await startSimulator({
      twilio: { accounts, windowWithoutHistory: 'open' },
      openaiRealtime: { timing: { firstAudioMs: 5, everyMs: 5 } },
    })
    open.beforeClosing(() => simulator.close())
    databaseUrl = await open.createUrl()
  })

  /** The real program, with a caller who has been greeted. */
  async function callInProgress(drainSeconds: number) {
    const port = await findFreePort()
    url = `http://127.0.0.1:${port}`
    simulator.pointAt(url)
    server = new ServerProcess(port, {
      ...environmentFor(url, simulator),
      ...voiceEnvironment(simulator),
      DATABASE_URL: databaseUrl,
      CALL_DRAIN_SECONDS: String(drainSeconds),
      SIP_PORTS: '5190-5199',
      RTP_PORTS: '21100-21119',
    })
    open.beforeClosing(() => server.kill())
    await server.start()
    const admin = await logInAdmin(url)
    const { id } = await openHouse(url, admin, 'Hôtel des Embruns', '+33199001800')
    await must(admin.client.post('/api/admin/lines', { conciergerieId: id, mode: 'twilio_stream', number }))
    const call = await ring()
    await eventually(() => call.heard.includes('faire pour vous'))
    return call
  }
  const ring = (caller = from) => simulator.twilio.voice.call({ from: caller, to: number }, { speed })
  const isDraining = async () => (await fetch(`${url}/ready`).catch(() => null))?.status === 503
  const stored = async () => {
    const db = await open({ url: databaseUrl })
    return db.read.selectFrom('calls').selectAll().orderBy('id').execute()
  }

  it('takes no other, lets it go on to its end, and then ends', async () => {
    const call = await callInProgress(600)
    server.signal('SIGTERM')
    await eventually(isDraining)
    const second = await ring('+33639981802')
    await eventually(() => second.ended)
    expect(second.heard).toBe('')
    const before = call.heard.length
    await call.say('Avez-vous un parking ?')
    await eventually(() => call.heard.length > before)
    expect(server.ended).toBeNull()
    call.hangUp()
    expect(await eventually(() => server.ended, 15_000)).toEqual({ code: 0, signal: null })
    expect(await stored()).toMatchObject([{ phone: from, status: 'ended', end_reason: 'caller_hung_up' }])
  })

  it('takes leave of who is still there when the time is over, and has them called back', async () => {
    const call = await callInProgress(0)
    server.signal('SIGTERM')
    await eventually(() => call.ended, 20_000)
    expect(call.heard).toContain('notre standard redémarre')
    expect(call.heard).toContain('Au revoir')
    expect(await eventually(() => server.ended, 15_000)).toEqual({ code: 0, signal: null })
    expect(await stored()).toMatchObject([{ status: 'ended', end_reason: 'server_stopped', needs_follow_up: 1 }])
  })

  it('ends at once when it is told a second time, its record closed', async () => {
    const call = await callInProgress(600)
    server.signal('SIGINT')
    await eventually(isDraining)
    await eventually(() => {
      // what comes within a second of the first is the same Ctrl-C
      server.signal('SIGINT')
      return call.ended
    }, 15_000)
    expect(await eventually(() => server.ended, 15_000)).toEqual({ code: 0, signal: null })
    expect(call.heard).not.toContain('redémarre')
    expect(await stored()).toMatchObject([{ status: 'ended', end_reason: 'server_stopped' }])
  })
})
