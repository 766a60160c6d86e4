import { writeFileSync } from 'node:fs'
import type { Lab } from '../lab.ts'
import { places } from '../lab.ts'
import { runPeer } from './run-peer.ts'
import { sippScenario } from './sipp-scenario.ts'
import type { Step } from './sipp-scenario.ts'

export interface Crowd {
  calls: number
  /** New ones a second. */
  perSecond: number
  atOnce: number
  limitMs: number
}

let runs = 0

/** Calls the line with SIPp. @returns how many calls ended as written */
export async function callWithSipp(lab: Lab, steps: readonly Step[], crowd: Crowd): Promise<number> {
  const name = `caller-${++runs}`
  writeFileSync(lab.file(`${name}.xml`), sippScenario(steps))
  const { calls, perSecond, atOnce, limitMs } = crowd
  const args = [
    ...['-sf', `${name}.xml`, '-s', 'house', '-nostdin', '-trace_stat', '-stf', `${name}.csv`, '-fd', '1'],
    ...['-i', places.trunk, '-p', String(places.callerPort), '-mp', '31000'],
    ...['-m', String(calls), '-r', String(perSecond), '-l', String(atOnce)],
    `${places.us}:${places.sipPort}`,
  ]
  const { output } = await runPeer('sipp', args, lab.folder, limitMs)
  return Number(
    /Successful call\s*\|\s*\d+\s*\|\s*(\d+)/.exec(output.slice(output.lastIndexOf('Successful call')))?.[1] ?? 0,
  )
}
