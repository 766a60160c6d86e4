import { decodeG711 } from '../audio/g711-encode.ts'
import { cut, findPassage } from '../audio/correlate.ts'
import type { BridgeUnderTest } from '../bridge-under-test.ts'
import { line } from '../lab.ts'
import type { Check, Lab } from '../lab.ts'
import { callWithSipp } from '../peers/call-with-sipp.ts'
import { answered, goodbye } from '../peers/sipp-scenario.ts'

const talk = [
  ...answered,
  { play: 'caller.pcap' },
  { pauseMs: 9500 },
  { play: 'dtmf.pcap' },
  { pauseMs: 1500 },
  ...goodbye,
]
const largestGapMs = 30
const leastCorrelation = 0.999

/** Callers who speak, interrupt, press a key and hang up: all at once. */
export function crowd(calls: number): (lab: Lab) => Promise<Check[]> {
  return async (lab) => {
    const bridge = await lab.start()
    await bridge.serve(line, 'running')
    const perSecond = Math.min(10, calls)
    const before = { cpuMs: (await bridge.resources()).cpuMs, at: performance.now() }
    const done = await callWithSipp(lab, talk, { calls, perSecond, atOnce: calls, limitMs: 90_000 })
    await bridge.until(() => bridge.ends().length >= calls, 5000)
    const busy = ((await bridge.resources()).cpuMs - before.cpuMs) / (performance.now() - before.at)
    return [
      ...judge(bridge, lab, calls, done),
      { what: 'of one core', ok: true, figure: `${Math.round(busy * 100)} %` },
    ]
  }
}

function judge(bridge: BridgeUnderTest, lab: Lab, calls: number, done: number): Check[] {
  const stats = bridge.ends().map((end) => end.stats)
  const gaps = stats.map(({ gapP99Ms }) => gapP99Ms ?? Infinity).sort((one, other) => one - other)
  const worst = gaps.at(-1) ?? Infinity
  const largest = Math.max(...stats.map(({ gapMaxMs }) => gapMaxMs ?? 0))
  const lost = stats.reduce((sum, { framesLost }) => sum + framesLost, 0)
  const passage = cut(lab.request, 0.3, 1)
  const heard = bridge.heard.map((audio) => findPassage(decodeG711(audio, 'audio/pcma'), passage).correlation)
  const least = heard.length === calls ? Math.min(...heard) : 0
  return [
    { what: 'calls ended as written', ok: done === calls, figure: `${done}/${calls}` },
    { what: 'packets lost', ok: lost === 0, figure: String(lost) },
    { what: 'send gap p99, worst call', ok: worst <= largestGapMs, figure: `${worst} ms (max ${largest} ms)` },
    { what: 'caller heard, worst call', ok: least >= leastCorrelation, figure: least.toFixed(4) },
    { what: 'keys', ok: bridge.count('dtmf') === calls, figure: `${bridge.count('dtmf')}/${calls}` },
    { what: 'interruptions', ok: bridge.count('cut') === calls, figure: `${bridge.count('cut')}/${calls}` },
  ]
}
