import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SipLine } from '#src/voice/media-protocol.ts'
import { encodeG711 } from './audio/g711-encode.ts'
import { writePcap } from './audio/pcap.ts'
import { join, silence, voice } from './audio/voices.ts'
import { writeWav } from './audio/wav.ts'
import { BridgeUnderTest } from './bridge-under-test.ts'
import type { BridgeSettings } from './bridge-process.ts'

/** What a scenario found. */
export interface Check {
  what: string
  ok: boolean
  /** The figure measured, or what was said instead. */
  figure: string
}

/** Where everybody is: the line under test has an address of its own, so that all use the ports they like. */
export const places = { us: '127.0.0.2', trunk: '127.0.0.1', sipPort: 5470, trunkPort: 5460, callerPort: 5480 }

export const line: SipLine = {
  lineId: 1,
  number: '+33900000000',
  username: null,
  password: null,
  domain: places.trunk,
  port: places.trunkPort,
  transport: 'udp',
}

const greeting = 'Bonjour, hôtel du Lac, vous parlez avec une voix de synthèse. Que puis-je faire pour vous ?'
const answer = 'Très bien, je regarde tout de suite les disponibilités pour ces dates.'
const request = 'Bonjour, je voudrais réserver une suite pour deux personnes.'
const dtmfCapture = '/usr/share/sip-tester/dtmf_2833_4.pcap'

/** A folder with the voices of a run, and the bridge made to measure. */
export class Lab {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'sip-peers-'))
  readonly greeting = voice(greeting, this.folder)
  readonly answer = voice(answer, this.folder)
  readonly request = voice(request, this.folder)
  /** 1.5 s of listening, the request, then time for the answer. */
  readonly caller = join(silence(1.5), this.request, silence(4.5))
  private bridge: BridgeUnderTest | null = null

  constructor() {
    writeWav(this.file('greeting.wav'), this.greeting)
    writeWav(this.file('answer.wav'), this.answer)
    writeWav(this.file('caller.wav'), this.caller)
    writePcap(this.file('caller.pcap'), encodeG711(this.caller, 'audio/pcma'), 8)
    try {
      copyFileSync(dtmfCapture, this.file('dtmf.pcap'))
    } catch {
      // only where SIPp is installed, and only used by it
    }
  }

  file(name: string): string {
    return path.join(this.folder, name)
  }

  /** Another bridge in the place of the last. */
  async start(
    wish: Partial<BridgeSettings> = {},
    environment: Readonly<Record<string, string>> = {},
  ): Promise<BridgeUnderTest> {
    await this.stop()
    const media = {
      realtimeUrl: '',
      sipPorts: { from: places.sipPort, to: places.sipPort + 9 },
      rtpPorts: { from: 30_000, to: 30_399 },
      publicAddress: null,
      host: places.us,
      logLevel: 'silent',
    }
    const voices = { greeting: this.file('greeting.wav'), answer: this.file('answer.wav') }
    const usual = { media, mode: 'speak' as const, ...voices, delayMs: 250, readyMs: 0, loss: 0 }
    this.bridge = new BridgeUnderTest({ ...usual, ...wish }, environment)
    return this.bridge
  }

  async stop(): Promise<void> {
    await this.bridge?.close()
    this.bridge = null
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
