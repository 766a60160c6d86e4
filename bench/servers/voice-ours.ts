import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import path from 'node:path'
import { createLogger } from '../../backend/src/logger.ts'
import { MediaProcess } from '../../backend/src/voice/media-process.ts'
import type { CallStart, FromMedia, ToMedia } from '../../backend/src/voice/media-protocol.ts'
import type { VoiceProbe } from './voice-media.ts'

// What main does for a call, without its rooms: lets the socket in, passes it on, starts what is offered.
const config = {
  realtimeUrl: process.env['BENCH_REALTIME'] ?? '',
  apiKey: 'sk-of-the-bench',
  sipPorts: { from: 15_070, to: 15_070 },
  rtpPorts: { from: 25_000, to: 25_001 },
  publicAddress: null,
  host: '127.0.0.1',
  logLevel: 'silent',
}
const media = new MediaProcess({
  config,
  logger: createLogger('silent'),
  entry: path.join(import.meta.dirname, 'voice-media.ts'),
})
const session: CallStart['session'] = {
  model: 'gpt-realtime-2.1',
  instructions: 'Tu es la voix d’un hôtel.',
  tools: [],
  voice: 'marin',
  speed: 1,
  language: 'fr',
  keywords: [],
}
const callOf = { next: 1 }
const ended = new Map<string, number>()

function start(ref: string, providerCallId: string): void {
  const callId = callOf.next++
  const call: CallStart = {
    ref,
    callId,
    road: 'twilio_stream',
    providerCallId,
    session,
    greeting: 'Bonjour',
  }
  media.send({ to: 'start', start: call })
}

media.listen((message) => {
  if (message.from === 'offer') start(message.offer.ref, message.offer.providerCallId)
  else if (message.from === 'call' && message.event.on === 'ended')
    ended.set(message.event.reason, (ended.get(message.event.reason) ?? 0) + 1)
})

function probe(): Promise<VoiceProbe> {
  return new Promise((resolve) => {
    const stop = media.listen((message: FromMedia | VoiceProbe) => {
      if (message.from !== 'probe') return
      stop()
      resolve(message)
    })
    media.send({ to: 'probe' } as unknown as ToMedia)
  })
}

const server = createServer()
server.on('upgrade', (request, socket: Socket, head) => {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  media.send({ to: 'upgrade', headers, url: request.url ?? '', head: head.toString('base64') }, socket)
})

process.on('message', (question) => {
  if (question === 'end') void end()
  else if (question === 'kill') void kill().then((ms) => process.send?.({ ms }))
  else void probe().then((found) => process.send?.({ ...found, ended: Object.fromEntries(ended) }))
})
process.once('disconnect', () => process.exit(1))
process.once('SIGTERM', () => void end())

/** @returns milliseconds until another run of the media process is up */
function kill(): Promise<number> {
  const at = performance.now()
  return new Promise((resolve) => {
    const leave = media.onUp(() => {
      leave()
      resolve(performance.now() - at)
    })
    if (media.pid !== null) process.kill(media.pid, 'SIGKILL')
  })
}

/** Says whether the child ended by itself and the port is free. */
async function end(): Promise<void> {
  const { pid } = media
  await media.close()
  server.close()
  await once(server, 'close')
  process.send?.({ pid })
  process.exit(0)
}

media.start()
await new Promise((resolve) => media.onUp(resolve))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.({ port: (server.address() as AddressInfo).port })
