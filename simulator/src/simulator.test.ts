import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { sdkFor } from './testing/anthropic-world.ts'
import { startReceiver } from './testing/receiver.ts'
import { redirectedTwilio } from './testing/redirected-twilio.ts'
import { ACCOUNT, CLIENT, HOUSE } from './testing/twilio-world.ts'
import { bad } from './anthropic/model-reply.ts'
import { startSimulator } from './simulator.ts'
import type { Simulator } from './simulator.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const portOf = (server: Server) => (server.address() as AddressInfo).port
const closeServer = (server: Server) => new Promise((resolve) => server.close(resolve))

async function listenOn(port: number): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return server
}

async function start(): Promise<Simulator> {
  const simulator = await startSimulator({ twilio: { accounts: [ACCOUNT] }, control: true })
  closing.push(() => simulator.close())
  return simulator
}

describe('the simulator', () => {
  it('refuses to start on a taken port and closes what it had opened', async () => {
    const [taken, free] = [await listenOn(0), await listenOn(0)]
    const ports = { twilio: portOf(free), anthropic: portOf(taken) }
    await closeServer(free)
    const options = { twilio: { accounts: [ACCOUNT] }, ports }
    await expect(startSimulator(options)).rejects.toMatchObject({ code: 'EADDRINUSE', port: ports.anthropic })
    await closeServer(await listenOn(ports.twilio))
    await closeServer(taken)
  })

  it('carries a message there and back', async () => {
    const simulator = await start()
    const house = await startReceiver(ACCOUNT.authToken)
    closing.push(() => house.close())
    simulator.pointAt(house.url)
    const phone = simulator.twilio.phone(CLIENT)
    expect((await phone.say('Bonjour')).status).toBe(200)
    const sdk = redirectedTwilio(simulator.twilio.url, ACCOUNT.accountSid, ACCOUNT.authToken)
    await sdk.messages.create({ to: CLIENT, from: HOUSE, body: 'Bonsoir' })
    expect((await phone.waitForReply('Bonsoir')).from).toBe(HOUSE)
  })

  it('says what did not come', async () => {
    const { twilio } = await start()
    await expect(twilio.phone(CLIENT).waitForReply('x', { timeoutMs: 20 })).rejects.toThrow(
      `waited 20 ms for a reply to ${CLIENT}`,
    )
  })

  it('forgets everything when it is reset', async () => {
    const simulator = await start()
    simulator.twilio.faults.add({ kind: 'reset' }, {}, { times: 'always' })
    simulator.anthropic.script.always(bad.down())
    simulator.reset()
    expect(simulator.anthropic.script.left).toBe(0)
    const sdk = redirectedTwilio(simulator.twilio.url, ACCOUNT.accountSid, ACCOUNT.authToken)
    expect(await sdk.messages.list()).toEqual([])
  })

  it('closes with requests still open', async () => {
    const simulator = await start()
    simulator.anthropic.script.next(bad.hang())
    const asked = sdkFor(simulator.anthropic.url).messages.create({
      model: 'claude-haiku-5-5',
      max_tokens: 1,
      messages: [{ role: 'user', content: 'x' }],
    })
    const failed = expect(asked).rejects.toThrow()
    await simulator.anthropic.waitForRequest()
    await simulator.close()
    await failed
    closing.length = 0
  })
})
