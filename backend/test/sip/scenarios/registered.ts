import { globSync, rmSync } from 'node:fs'
import type { SipTransport } from '@conciergerie/contract'
import type { SipLine } from '#src/voice/media-protocol.ts'
import { cut, findPassage } from '../audio/correlate.ts'
import { decodeG711 } from '../audio/g711-encode.ts'
import { readWav } from '../audio/wav.ts'
import { line, places } from '../lab.ts'
import type { BridgeUnderTest } from '../bridge-under-test.ts'
import type { Check, Lab } from '../lab.ts'
import { writeBaresip } from '../peers/baresip-config.ts'
import { runPeer } from '../peers/run-peer.ts'
import { outsideAddress } from '../peers/tools.ts'
import { startTrunk } from '../peers/trunk.ts'

const leastCorrelation = 0.999

export const registering = (transport: SipTransport) => ({ ...line, username: 'house', password: 'right', transport })

/** Calls `house` through the trunk; plays caller.wav and records what it hears. */
export async function callWithBaresip(lab: Lab, codec: 'pcma' | 'pcmu', seconds: number): Promise<void> {
  const host = outsideAddress() ?? ''
  const folder = `baresip-${codec}`
  for (const old of globSync(lab.file('dump-*'))) rmSync(old)
  writeBaresip(lab.file(folder), host, 5490, codec)
  const dial = `/dial sip:house@${host}:${places.trunkPort}`
  await runPeer('baresip', ['-f', folder, '-e', dial, '-t', String(seconds)], lab.folder, (seconds + 20) * 1000)
}

/** baresip → kamailio → the line, as a client calls a house. */
export function callThroughTrunk(transport: 'udp' | 'tcp', codec: 'pcma' | 'pcmu'): (lab: Lab) => Promise<Check[]> {
  return async (lab) => {
    const trunk = startTrunk(lab.folder, 'right')
    try {
      return await callOnLine(lab, await lab.start(), registering(transport), codec)
    } finally {
      await trunk.stop()
    }
  }
}

/** The line registers and is called: what each side hears is compared with what the other said. */
export async function callOnLine(
  lab: Lab,
  bridge: BridgeUnderTest,
  account: SipLine,
  codec: 'pcma' | 'pcmu',
): Promise<Check[]> {
  const started = performance.now()
  const registered = await bridge.serve(account, 'running')
  const tookMs = Math.round(performance.now() - started)
  await callWithBaresip(lab, codec, 13)
  await bridge.until(() => bridge.ends().length > 0, 3000)
  const recording = globSync(lab.file('dump-*-dec.wav'))[0]
  const theirs = recording ? readWav(recording) : new Int16Array(0)
  const ours = decodeG711(bridge.heard[0] ?? new Uint8Array(0), codec === 'pcma' ? 'audio/pcma' : 'audio/pcmu')
  return [
    {
      what: `REGISTER with digest over ${account.transport}`,
      ok: registered,
      figure: registered ? `${tookMs} ms` : bridge.lastNews,
    },
    heard('caller hears the greeting', theirs, cut(lab.greeting, 0.1, 1)),
    heard('caller hears the answer', theirs, cut(lab.answer, 0.1, 1.5)),
    heard('line hears the caller', ours, cut(lab.request, 0.1, 1.5)),
    { what: 'the caller interrupts once', ok: bridge.count('cut') === 1, figure: String(bridge.count('cut')) },
    { what: 'BYE', ok: bridge.ends()[0]?.reason === 'caller_hung_up', figure: bridge.ends()[0]?.reason ?? 'none' },
  ]
}

function heard(what: string, recording: Int16Array, passage: Int16Array): Check {
  const { correlation, atSeconds } = findPassage(recording, passage)
  return { what, ok: correlation >= leastCorrelation, figure: `${correlation.toFixed(4)} at ${atSeconds.toFixed(2)} s` }
}

export async function refusedPassword(lab: Lab): Promise<Check[]> {
  const trunk = startTrunk(lab.folder, 'another')
  try {
    const bridge = await lab.start()
    const failed = await bridge.serve(registering('udp'), 'failed')
    // had it tried again, it would have done so within two seconds
    const again = await bridge.until(
      () => bridge.news.filter(({ what }) => what === 'registration_refused').length > 1,
      5000,
    )
    return [
      { what: 'a refused password fails the line', ok: failed, figure: bridge.reports.at(-1)?.detail ?? '' },
      { what: 'and is not tried again', ok: !again, figure: again ? 'tried again' : 'no further try in 5 s' },
    ]
  } finally {
    await trunk.stop()
  }
}

export async function trunkComesLater(lab: Lab): Promise<Check[]> {
  const bridge = await lab.start()
  await bridge.serve(registering('tcp'), 'down')
  const trunk = startTrunk(lab.folder, 'right')
  try {
    const came = await bridge.until(() => bridge.reports.at(-1)?.state === 'running', 15_000)
    return [{ what: 'a trunk that comes back is registered at by itself', ok: came, figure: bridge.lastNews }]
  } finally {
    await trunk.stop()
  }
}
