// Runs on any Node from 18 on with nothing installed: brings what is missing, then runs the task on Node 24.
import { build } from './lib/build.mjs'
import {
  runBench,
  runCrashTest,
  runDoctor,
  runLine,
  runMonitor,
  runRaces,
  runSimulatedCalls,
  runSimulator,
  runSipTest,
  runVoiceBench,
  start,
} from './lib/programs.mjs'
import { dev } from './lib/dev.mjs'
import { check, test } from './lib/gates.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode } from './lib/node.mjs'
import { enterRoot } from './lib/paths.mjs'
import { fail } from './lib/say.mjs'

/** @type {Record<string, (node: string, args: string[]) => void | Promise<void>>} */
const tasks = {
  start,
  build,
  dev,
  test,
  check,
  bench: runBench,
  'bench:voice': runVoiceBench,
  doctor: runDoctor,
  line: runLine,
  monitor: runMonitor,
  simulate: runSimulator,
  'simulate:calls': runSimulatedCalls,
  'test:crash': runCrashTest,
  'test:races': runRaces,
  'test:sip': runSipTest,
}

const [name = 'start', ...args] = process.argv.slice(2)
const task = tasks[name] ?? fail(2, `tâche inconnue : ${name} (${Object.keys(tasks).join(', ')})`)
enterRoot()
ensureInstalled()
await task(requireNode(), args)
