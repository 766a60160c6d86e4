import { build } from './build.mjs'
import { runInstead } from './child.mjs'

/** @typedef {(node: string, args: string[]) => void} Task */

/** @type {Task} */
export function start(node, args) {
  build(node)
  runInstead(node, ['--enable-source-maps', 'backend/src/main.ts', ...args])
}

/** @type {Task} */
export function runDoctor(node, args) {
  runInstead(node, ['backend/src/doctor.ts', ...args])
}

/** @type {Task} */
export function runMonitor(node, args) {
  runInstead(node, ['backend/src/monitor.ts', ...args])
}

/** @type {Task} */
export function runSimulator(node, args) {
  runInstead(node, ['simulator/src/main.ts', ...args])
}

/** @type {Task} */
export function runSimulatedCalls(node, args) {
  runInstead(node, ['simulator/src/simulate-calls.ts', ...args])
}

/** @type {Task} */
export function runBench(node, args) {
  runInstead(node, ['bench/run.ts', ...args])
}

/** @type {Task} */
export function runVoiceBench(node, args) {
  runInstead(node, ['bench/run.ts', '--only', 'voice', ...args])
}

/** @type {Task} */
export function runCrashTest(node, args) {
  runInstead(node, ['backend/test/crash/run.ts', ...args])
}

/** @type {Task} */
export function runRaces(node, args) {
  runInstead(node, ['backend/test/races/run.ts', ...args])
}

/** @type {Task} */
export function runSipTest(node, args) {
  runInstead(node, ['backend/test/sip/run.ts', ...args])
}

/** @type {Task} */
export function runLine(node, args) {
  runInstead(node, ['backend/src/line.ts', ...args])
}
