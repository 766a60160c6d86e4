import { writeFileSync } from 'node:fs'
import type { FromMedia, MediaSettings, SipLine } from '#src/voice/media-protocol.ts'
import { MediaServer } from '#src/voice/media/media-server.ts'
import { raisePriority } from '#src/voice/media/raise-priority.ts'
import { machineWorld, SipBridge } from '#src/voice/media/transports/sip-bridge.ts'
import { readWav } from './audio/wav.ts'
import { lossy } from './lossy-wire.ts'
import { SpeakingModel } from './speaking-model.ts'

/*
 * The media process of these tests: the real one but for the voice, which is scripted, and for the loss of packets.
 * What it says to its parent is what the real one says to main, and what it heard of each call.
 */

export interface BridgeSettings {
  media: MediaSettings
  mode: 'speak' | 'echo'
  greeting: string
  answer: string
  delayMs: number
  readyMs: number
  /** Part of the SIP messages lost each way. */
  loss: number
}

export type ToBridge =
  | { to: 'line'; line: SipLine }
  | { to: 'stop'; lineId: number; when: 'now' | 'after_calls' }
  | { to: 'check'; lineId: number }
  | { to: 'resources' }
  | { to: 'transfer'; callId: number; target: string }
  | { to: 'drain' }

export type FromBridge =
  | FromMedia
  | { from: 'heard'; audio: string }
  /** Handles by kind (`process.getActiveResourcesInfo`), and memory in use after a collection. */
  | { from: 'resources'; active: Record<string, number>; heapBytes: number; cpuMs: number }

raisePriority()
raiseSession()
const settings = JSON.parse(process.argv[2] ?? '{}') as BridgeSettings
const tell = (message: FromBridge) => process.send?.(message)

const model = new SpeakingModel({
  greeting: readWav(settings.greeting),
  answer: readWav(settings.answer),
  delayMs: settings.delayMs,
  readyMs: settings.readyMs,
  mode: settings.mode,
  onHeard: (audio) => {
    tell({ from: 'heard', audio: Buffer.from(audio).toString('base64') })
  },
})

let calls = 0
const server = new MediaServer({
  settings: settings.media,
  model,
  openLines: (media, host) => {
    const world = machineWorld(media)
    return new SipBridge(media, host, settings.loss > 0 ? lossy(world, settings.loss) : world)
  },
  now: () => performance.now(),
  send: (message) => {
    tell(message)
    if (message.from !== 'offer') return
    const { ref, road, providerCallId } = message.offer
    const session = { model: '', instructions: '', tools: [], voice: '', speed: 1, language: 'fr', keywords: [] }
    server.hear({
      to: 'start',
      start: { ref, callId: ++calls, road, providerCallId, session, greeting: '' },
    })
  },
})

process.on('message', (message: ToBridge) => {
  if (message.to === 'line') server.hear({ to: 'line_start', line: message.line })
  else if (message.to === 'stop') server.hear({ ...message, to: 'line_stop' })
  else if (message.to === 'check') server.hear({ ...message, to: 'line_check' })
  else if (message.to === 'resources') tell(resources())
  else if (message.to === 'transfer') {
    server.hear({ to: 'command', callId: message.callId, command: { do: 'transfer', target: message.target } })
  } else
    void server.drain('now').then(() => {
      process.disconnect()
    })
})

/** Linux shares its time among sessions first: ours goes before those of others, as it would on a machine of its own. */
function raiseSession(): void {
  try {
    writeFileSync('/proc/self/autogroup', '-10')
  } catch {
    // not Linux, or not ours to ask
  }
}

function resources(): FromBridge {
  global.gc?.()
  const active: Record<string, number> = {}
  for (const name of process.getActiveResourcesInfo()) active[name] = (active[name] ?? 0) + 1
  const { user, system } = process.cpuUsage()
  return { from: 'resources', active, heapBytes: process.memoryUsage().heapUsed, cpuMs: (user + system) / 1000 }
}
