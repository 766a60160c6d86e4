import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RealtimePeer, realtimeEvents as say } from '#src/providers/voice-model/testing/realtime-peer.ts'
import { createLogger } from '#src/logger.ts'
import { someStart } from './media/testing/call-start.ts'
import { EagerCaller } from './media/testing/eager-caller.ts'
import { TwilioCaller, openDoor } from './media/testing/twilio-caller.ts'
import { MediaProcess } from './media-process.ts'
import type { MediaProcessOptions } from './media-process.ts'
import type { FromMedia } from './media-protocol.ts'
import { mediaConfig } from './testing/media-config.ts'

const nowhere = 'ws://127.0.0.1:9/v1/realtime'
const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))
let media: MediaProcess

function open(options: Partial<MediaProcessOptions> = {}): MediaProcess {
  media = new MediaProcess({ config: mediaConfig(nowhere), logger: createLogger('silent'), ...options })
  return media
}

const up = () => new Promise<string>((resolve) => media.onUp(resolve))
const down = () => new Promise<string>((resolve) => media.onDown(resolve))
const heard = <From extends FromMedia['from']>(
  from: From,
  accept: (message: Extract<FromMedia, { from: From }>) => boolean = () => true,
) =>
  new Promise<Extract<FromMedia, { from: From }>>((resolve) => {
    const stop = media.listen((message) => {
      if (message.from !== from || !accept(message as Extract<FromMedia, { from: From }>)) return
      stop()
      resolve(message as Extract<FromMedia, { from: From }>)
    })
  })
const ended = () => heard('call', ({ event }) => event.on === 'ended')

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

afterEach(async () => {
  await media.close()
  expect(media.run).toBeNull()
})

describe('the media process', () => {
  it('hears nothing before it is up, nor after it is closed', async () => {
    open()
    expect(media.send({ to: 'ping', at: 1 })).toBe(false)
    const first = up()
    media.start()
    media.start()
    expect(media.run).toBeNull()
    expect(await first).toBe(media.run)
    await media.close()
    expect(media.send({ to: 'ping', at: 1 })).toBe(false)
    media.start()
    expect(media.pid).toBeNull()
  })

  it('is told its key by no argument', async () => {
    open().start()
    await up()
    const file = `/proc/${media.pid ?? 0}/cmdline`
    if (existsSync(file)) expect(readFileSync(file, 'utf8')).not.toContain('sk-of-test')
  })

  it('that is killed is up again under another name, and its end is told', async () => {
    open().start()
    const first = await up()
    const wentDown = down()
    const cameBack = up()
    process.kill(media.pid ?? 0, 'SIGKILL')
    expect(await wentDown).toBe(first)
    const second = await cameBack
    expect(second).not.toBe(first)
    expect(media.run).toBe(second)
  })

  it('that hangs is ended and started again', async () => {
    open({ times: { ping: 30, ready: 10_000, steady: 30_000 } }).start()
    await up()
    const cameBack = up()
    process.kill(media.pid ?? 0, 'SIGSTOP')
    await cameBack
  })

  it('that never comes up is tried again, later each time, and is never said to be up', async () => {
    const waits: number[] = []
    const logger = createLogger('silent')
    const twice = new Promise<void>((resolve) => {
      logger.error = (fields: { waitMs?: number }) => {
        if (fields.waitMs !== undefined && waits.push(fields.waitMs) === 2) resolve()
      }
    })
    let ups = 0
    open({ entry: fileOf('./testing/broken-child.ts'), logger }).onUp(() => ups++)
    media.start()
    await twice
    expect(waits[0]).toBeLessThanOrEqual(1_000)
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0)
    expect(ups).toBe(0)
  })

  it('goes when main is killed', async () => {
    open()
    const parent = spawn(process.execPath, [fileOf('./testing/lonely-parent.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(line.toString())
    expect(isRunning(pid)).toBe(true)
    parent.kill('SIGKILL')
    await vi.waitFor(
      () => {
        expect(isRunning(pid)).toBe(false)
      },
      { timeout: 10_000, interval: 50 },
    )
  })
})

describe('a mistake met in one call', () => {
  let peer: RealtimePeer
  let door: Awaited<ReturnType<typeof openDoor>>

  beforeEach(async () => {
    peer = await RealtimePeer.open()
    open({ config: mediaConfig(peer.url), entry: fileOf('./testing/fragile-child.ts') }).start()
    await up()
    door = await openDoor((upgrade, socket) => {
      media.send({ to: 'upgrade', ...upgrade }, socket)
    })
  })
  afterEach(async () => {
    await media.close()
    await door.close()
    await peer.close()
  })

  async function call(callId: number) {
    const offered = heard('offer')
    const caller = await TwilioCaller.open(door.url)
    caller.start({ pass: 'once' })
    media.send({ to: 'start', start: { ...someStart, callId, ref: (await offered).offer.ref } })
    return { caller, session: await peer.readySession() }
  }
  type Made = Awaited<ReturnType<typeof call>>
  const endOf = (callId: number) => heard('call', (told) => told.callId === callId && told.event.on === 'ended')

  it.each<[string, (made: Made) => void]>([
    [
      'the model speaks',
      ({ session }) => {
        session.say(say.responseCreated(), say.audio('a1', 'BOOM'))
      },
    ],
    [
      'the caller speaks',
      ({ caller }) => {
        caller.speak(0, 'BOOM')
      },
    ],
  ])('while %s ends that call as lost, and the others go on', async (_, meet) => {
    const { run, pid } = media
    const [ill, well] = [await call(7), await call(8)]
    const end = endOf(7)
    meet(ill)
    expect((await end).event).toMatchObject({
      reason: 'media_lost',
      detail: expect.stringContaining('mistake') as string,
    })
    await ill.caller.closed
    await ill.session.closed()

    well.session.say(say.responseCreated(), say.audio('a1', 'AAAA'), say.audioDone('a1'), say.responseDone())
    expect(await well.caller.hear(3)).toContainEqual({ event: 'media', streamSid: 'MZ1', media: { payload: 'AAAA' } })
    expect([media.run, media.pid]).toEqual([run, pid])
    const next = await call(9)
    next.session.say(say.responseCreated(), say.audio('a1', 'AAAA'))
    await next.caller.hear(1)
  })

  it('ends the process only when it is nobody’s; it is up again', async () => {
    await call(7)
    const [wentDown, cameBack] = [down(), up()]
    media.send({ to: 'line_check', lineId: 666 })
    expect(await wentDown).not.toBe(await cameBack)
  })
})

describe('a call through the media process', () => {
  it('goes from the public port to the model and back, and leaves nothing behind when it is drained', async () => {
    const peer = await RealtimePeer.open()
    open({ config: mediaConfig(peer.url) }).start()
    await up()
    const door = await openDoor((upgrade, socket) => {
      media.send({ to: 'upgrade', ...upgrade }, socket)
    })
    const offered = heard('offer')
    const caller = await TwilioCaller.open(door.url)
    caller.start({ pass: 'once' })
    const { offer } = await offered
    expect(offer).toMatchObject({ road: 'twilio_stream', pass: 'once', providerCallId: 'CA1' })

    const answered = heard('call', ({ event }) => event.on === 'answered')
    media.send({ to: 'start', start: { ...someStart, ref: offer.ref } })
    const session = await peer.readySession()
    expect(session.request.headers.authorization).toBe('Bearer sk-of-test-and-nothing-else')
    expect((await answered).callId).toBe(7)
    expect(await session.next('response.create')).toMatchObject({ response: { instructions: 'Dis bonjour.' } })

    session.say(say.responseCreated(), say.audio('a1', 'AAAA'), say.audioDone('a1'), say.responseDone())
    expect(await caller.hear(3)).toContainEqual({ event: 'media', streamSid: 'MZ1', media: { payload: 'AAAA' } })
    caller.speak(0, 'BBBB')
    expect(await session.next('input_audio_buffer.append')).toMatchObject({ audio: 'BBBB' })

    const end = ended()
    const { pid } = media
    await media.close()
    expect((await end).event).toMatchObject({ on: 'ended', reason: 'hung_up' })
    expect((await caller.closed)[0]).toBe(1000)
    await session.closed()
    expect(isRunning(pid ?? 0)).toBe(false)
    await door.close()
    await peer.close()
  })

  it('loses nothing of what its stream says while it is on its way from one process to the other', async () => {
    open().start()
    await up()
    const offered = heard('offer')
    const handedOver = Promise.withResolvers<null>()
    const door = await openDoor((upgrade, socket) => {
      media.send({ to: 'upgrade', ...upgrade }, socket)
      handedOver.resolve(null)
    })
    process.kill(media.pid ?? 0, 'SIGSTOP')
    const eager = new EagerCaller(door.url)
    await handedOver.promise
    eager.start({ pass: 'once' })
    // main has had every occasion to read it: it has read, and answered, what came later
    expect((await fetch(door.url.replace('ws:', 'http:'))).status).toBe(426)
    process.kill(media.pid ?? 0, 'SIGCONT')
    expect((await offered).offer).toMatchObject({ pass: 'once', providerCallId: 'CA1' })
    eager.leave()
    await media.close()
    await door.close()
  })

  it('ends with the process: the caller and the model are let go', async () => {
    const peer = await RealtimePeer.open()
    open({ config: mediaConfig(peer.url) }).start()
    await up()
    const door = await openDoor((upgrade, socket) => {
      media.send({ to: 'upgrade', ...upgrade }, socket)
    })
    const offered = heard('offer')
    const caller = await TwilioCaller.open(door.url)
    caller.start()
    media.send({ to: 'start', start: { ...someStart, ref: (await offered).offer.ref } })
    const session = await peer.readySession()
    const cameBack = up()
    process.kill(media.pid ?? 0, 'SIGKILL')
    expect((await caller.closed)[0]).toBe(1006)
    await session.closed()
    await cameBack
    await media.close()
    await door.close()
    await peer.close()
  })
})
