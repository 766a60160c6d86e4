import { vi } from 'vitest'
import type { SipCall, SipCallListener } from '../call/sip-call.ts'
import type { SipAccount } from '../line/account.ts'
import type { LineHealth, SipNews } from '../line/news.ts'
import { SipLine } from '../line/sip-line.ts'
import type { FakeRtp, FakeWire } from './fake-network.ts'
import { FakeWorld } from './fake-network.ts'
import { ScriptedPeer, trunkPlace } from './scripted-peer.ts'

const unregistered: SipAccount = {
  username: null,
  password: null,
  domain: 'trunk.test',
  port: null,
  transport: 'udp',
}

/** A line whose trunk is the test; the clock stands still until `pass`. */
export async function openLine(account: Partial<SipAccount> = {}) {
  const network = new FakeWorld()
  network.hosts.set('trunk.test', [trunkPlace.address])
  const health: { health: LineHealth; detail: string | null }[] = []
  const news: SipNews[] = []
  const calls: SipCall[] = []
  const line = new SipLine({ ...unregistered, ...account }, network.world(), {
    onHealth: (state, detail) => health.push({ health: state, detail }),
    onNews: (piece) => news.push(piece),
    onCall: (call) => calls.push(call),
  })
  const started = await line.start(5070)
  await pass(0)
  const wire = network.wires[0] as FakeWire
  return { line, network, health, news, calls, wire, started, peer: new ScriptedPeer(wire) }
}

/** Lets time pass, and all that was promised for it. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
}

/** What a call told. */
export class Diary implements SipCallListener {
  readonly audio: Uint8Array[] = []
  readonly keys: string[] = []
  readonly holds: boolean[] = []
  readonly ends: { reason: string; detail: string | null }[] = []
  drained = 0

  onAudio(audio: Uint8Array): void {
    this.audio.push(audio)
  }
  onKey(key: string): void {
    this.keys.push(key)
  }
  onDrained(): void {
    this.drained += 1
  }
  onHeld(held: boolean): void {
    this.holds.push(held)
  }
  onEnded(reason: string, detail: string | null): void {
    this.ends.push({ reason, detail })
  }
}

/** A line with a call on it, answered and acknowledged. */
export async function openCall(account: Partial<SipAccount> = {}, invite: Parameters<ScriptedPeer['invite']>[0] = {}) {
  const all = await openLine(account)
  all.peer.invite(invite)
  await pass(0)
  const call = all.calls[0] as SipCall
  const diary = new Diary()
  call.listen(diary)
  call.answer()
  all.peer.ack()
  await pass(0)
  return { ...all, call, diary, rtp: all.network.rtp[0] as FakeRtp }
}
