import { line, places } from '../lab.ts'
import type { Check, Lab } from '../lab.ts'
import { callWithSipp } from '../peers/call-with-sipp.ts'
import { runPeer } from '../peers/run-peer.ts'
import { ackRefusal, answered, cancel, goodbye } from '../peers/sipp-scenario.ts'

const one = { calls: 1, perSecond: 1, atOnce: 1, limitMs: 40_000 }

export async function options(lab: Lab): Promise<Check[]> {
  const bridge = await lab.start()
  await bridge.serve(line, 'running')
  const uri = `sip:house@${places.us}:${places.sipPort}`
  const { output } = await runPeer('sipsak', ['-vv', '-s', uri], lab.folder, 10_000)
  const allow = /^Allow: (.*)$/m.exec(output)?.[1]?.trim() ?? 'no Allow'
  return [{ what: 'OPTIONS', ok: output.includes('SIP/2.0 200') && allow.includes('INVITE'), figure: allow }]
}

/** 15 % of the messages lost each way: twice what makes a line unusable for speech. */
export async function loss(lab: Lab): Promise<Check[]> {
  const calls = 60
  const bridge = await lab.start({ loss: 0.15 })
  await bridge.serve(line, 'running')
  const steps = [...answered, { pauseMs: 3000 }, ...goodbye]
  const done = await callWithSipp(lab, steps, { calls, perSecond: 5, atOnce: 30, limitMs: 120_000 })
  return [
    { what: 'calls set up under 15 % loss each way', ok: done === calls, figure: `${done}/${calls}` },
    {
      what: 'calls offered (repeated INVITEs make no second)',
      ok: bridge.offers === calls,
      figure: `${bridge.offers}/${calls}`,
    },
  ]
}

export async function cancelled(lab: Lab): Promise<Check[]> {
  const bridge = await lab.start({ readyMs: 3000 })
  await bridge.serve(line, 'running')
  const optional = [{ receive: 100, optional: true }, { receive: 180 }]
  const steps = [{ send: 'INVITE' } as const, ...optional, cancel, { receive: 200 }, { receive: 487 }, ackRefusal]
  const done = await callWithSipp(lab, steps, one)
  await bridge.until(() => bridge.ends().length > 0, 3000)
  const end = bridge.ends()[0]
  return [
    { what: 'CANCEL while it rings: 200, then 487', ok: done === 1, figure: `${done}/1` },
    {
      what: 'the call ends, unanswered',
      ok: end?.reason === 'caller_hung_up' && bridge.count('answered') === 0,
      figure: end?.reason ?? 'none',
    },
  ]
}

export async function hold(lab: Lab): Promise<Check[]> {
  const bridge = await lab.start()
  await bridge.serve(line, 'running')
  const reInvite = (send: 'HOLD' | 'RESUME', pauseMs: number) =>
    [
      { send },
      { receive: 100, optional: true },
      { receive: 200, contact: true },
      { send: 'REACK' },
      { pauseMs },
    ] as const
  const done = await callWithSipp(
    lab,
    [...answered, { pauseMs: 1000 }, ...reInvite('HOLD', 3000), ...reInvite('RESUME', 1000), ...goodbye],
    one,
  )
  await bridge.until(() => bridge.ends().length > 0, 3000)
  const held = bridge.events.flatMap(({ event }) => (event.on === 'held' ? [event.state] : []))
  const sent = bridge.ends()[0]?.stats.framesOut ?? 0
  return [
    { what: 're-INVITE to hold and back', ok: done === 1 && held.join() === 'true,false', figure: held.join(', ') },
    {
      what: 'nothing sent during 3 s of hold (2 s of packets)',
      ok: sent > 80 && sent < 125,
      figure: `${sent} packets`,
    },
    { what: 'no second call', ok: bridge.offers === 1, figure: String(bridge.offers) },
  ]
}

/** What a transaction leaves behind is kept 32 s by its rules; after that nothing may remain. */
const forgottenMs = 34_000

export async function leaks(lab: Lab): Promise<Check[]> {
  const calls = 200
  const bridge = await lab.start()
  await bridge.serve(line, 'running')
  await callWithSipp(lab, [...answered, { pauseMs: 500 }, ...goodbye], { ...one, calls: 10, perSecond: 10, atOnce: 10 })
  await bridge.until(() => false, forgottenMs)
  const before = await bridge.resources()
  const steps = [...answered, { pauseMs: 500 }, ...goodbye]
  const done = await callWithSipp(lab, steps, { calls, perSecond: 20, atOnce: 40, limitMs: 60_000 })
  await bridge.until(() => false, forgottenMs)
  const after = await bridge.resources()
  const grown = Object.entries(after.active).filter(([kind, count]) => count > (before.active[kind] ?? 0))
  const megabytes = (after.heapBytes - before.heapBytes) / 2 ** 20
  return [
    { what: 'short calls', ok: done === calls, figure: `${done}/${calls}` },
    { what: 'sockets and timers left', ok: grown.length === 0, figure: grown.map(String).join(' ') || 'none' },
    { what: 'memory grown', ok: megabytes < 5, figure: `${megabytes.toFixed(2)} MiB` },
  ]
}
