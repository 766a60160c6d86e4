import type { Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { OpenAiRealtime } from '#src/providers/voice-model/openai-realtime.ts'
import type { FromMedia, MediaSettings, ToMedia } from '../media-protocol.ts'
import { blame, describeError } from './containment.ts'
import { MediaServer } from './media-server.ts'
import { raisePriority } from './raise-priority.ts'
import { SipBridge } from './transports/sip-bridge.ts'

/*
 * The media process. Main starts it with its settings as one argument, gives it the key as the first message, and ends
 * it by `drain`; when main goes, so does this.
 */
const settings = JSON.parse(process.argv[2] ?? '{}') as MediaSettings
/** Farewells that cannot be said in this time are not said. */
const farewellMs = 1_000

let server: MediaServer | null = null

raisePriority()

function send(message: FromMedia): void {
  if (process.connected) process.send?.(message)
}

function open(apiKey: string): MediaServer {
  return new MediaServer({
    settings,
    model: new OpenAiRealtime({ realtimeUrl: settings.realtimeUrl, apiKey }),
    openLines: (media, host) => new SipBridge(media, host),
    send,
    now: () => performance.now(),
  })
}

process.on('message', (message: ToMedia, socket?: Socket) => {
  if (message.to === 'key') {
    server ??= open(message.apiKey)
    send({ from: 'ready', pid: process.pid })
  } else if (message.to === 'drain') void leave(message.when)
  else server?.hear(message, socket)
})

/** The channel closes once main can read everything that was said on it, a recording of many megabytes included. */
async function leave(when: 'now' | 'after_calls'): Promise<void> {
  await server?.drain(when)
  await sendLast({ from: 'drained' })
  if (process.connected) process.disconnect()
  setTimeout(() => process.exit(0), farewellMs).unref()
}

const sendLast = (message: FromMedia) =>
  new Promise<void>((resolve) => {
    if (!process.connected || !process.send) resolve()
    else
      process.send(message, undefined, undefined, () => {
        resolve()
      })
  })

/** Of one call it has ended that call alone; of nobody it ends us, and main starts us again. */
function meet(error: unknown): void {
  process.stderr.write(`media: ${describeError(error)}\n`)
  if (!blame(error)) process.exit(1)
}
process.on('uncaughtException', meet)
process.on('unhandledRejection', meet)

process.on('disconnect', () => {
  setTimeout(() => process.exit(0), farewellMs).unref()
  void server?.drain('now')
})

// Ctrl-C and service managers reach the whole group: main drains us, and knows how long calls may still take.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
