import os from 'node:os'
import path from 'node:path'
import { mkdirSync, rmSync } from 'node:fs'
import { countBrowserTests, hasBrowser } from './browser.mjs'
import { runInstead } from './child.mjs'
import { addUp, readPlaywrightReport, readVitestReport, withOutcome } from './counts.mjs'
import { cache, tools } from './paths.mjs'
import { runSteps, stopStepsWithUs } from './steps.mjs'
import { summarize } from './summary.mjs'

/** @typedef {import('./steps.mjs').Step} Step */

const reports = {
  unit: path.join(cache, 'vitest.json'),
  browser: path.join(cache, 'playwright.json'),
}
const crashTest = 'backend/test/crash/run.ts'
const names = { build: 'construction', unit: 'tests', browser: 'navigateur' }

/**
 * Everything a change must pass, in a few minutes; with arguments, only the test files they name.
 * @param {string} node
 * @param {string[]} args for vitest
 */
export async function test(node, args) {
  if (args.length > 0) runInstead(node, [tools.vitest, 'run', ...args])
  else await pass(node, common, ['--grep', '@smoke'])
}

/**
 * The whole of it: also dead code, the shape of the tree, crashes, and every combination in the browser.
 * @param {string} node
 */
export async function check(node) {
  await pass(node, [...common, ...thorough], [])
}

// Left to itself, Vitest has one worker on two cores: many tests wait for a clock or a disk, another file runs meanwhile.
const unitWorkers = Math.max(2, os.availableParallelism() - 1)

/** The largest part takes 3.4 GB. */
const enoughMemory = '--max-old-space-size=6144'

/** Typed rules hold every file of a program in memory at once: the whole tree in one run takes more than Node allows itself. */
const lintedTogether = [
  ['backend'],
  ['.', ...['backend', 'kit', 'frontend*'].flatMap((folder) => ['--ignore-pattern', folder])],
  ['kit', 'frontend', 'frontend-admin'],
]

/** @type {Step[]} the slow ones early, so that the others fill the time beside them */
const common = [
  { name: names.build, commands: [['scripts/run.mjs', 'build']] },
  {
    name: names.unit,
    commands: [
      [
        ...[tools.vitest, 'run', `--maxWorkers=${unitWorkers}`],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`],
      ],
    ],
  },
  // Not from a cache: what a typed rule says of a file also depends on the files it imports.
  {
    name: 'lint',
    commands: lintedTogether.map((parts) => [enoughMemory, tools.eslint, ...parts, '--max-warnings', '0']),
  },
  {
    name: 'types',
    commands: ['.', 'e2e', 'kit', 'frontend', 'frontend-admin'].map((project) => [tools.tsc, '-p', project]),
  },
  { name: 'format', commands: [[tools.prettier, '--check', '.', '--log-level', 'warn']] },
  { name: 'poids', commands: [[tools.sizeLimit]], needs: [names.build] },
]

/** @type {Step[]} */
const thorough = [
  { name: 'code mort', commands: [[tools.knip]] },
  { name: 'structure', commands: [['scripts/check-structure.mjs']] },
  {
    name: 'coupures',
    commands: ['sqlite', 'postgres'].map((database) => [crashTest, '--rounds', '5', '--database', database]),
    after: [names.unit, names.browser],
  },
]

/**
 * @param {string[]} selection
 * @returns {Step}
 */
function browserStep(selection) {
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: path.resolve(reports.browser) }
  const command = [tools.playwright, 'test', '--reporter=list,json', ...selection]
  return { name: names.browser, commands: [command], needs: [names.build], after: [names.unit], env }
}

/**
 * @param {string} node
 * @param {Step[]} steps
 * @param {string[]} selection of browser tests
 */
async function pass(node, steps, selection) {
  stopStepsWithUs()
  mkdirSync(cache, { recursive: true })
  for (const report of Object.values(reports)) rmSync(report, { force: true })
  const withBrowser = hasBrowser(node)
  const all = withBrowser ? [...steps, browserStep(selection)] : steps.map((step) => without(step, names.browser))
  const results = await runSteps(node, all)
  const left = withBrowser ? 0 : countBrowserTests(node, selection)
  process.stdout.write(summarize(results, countTests(results), left))
  process.exitCode = results.every(({ state }) => state === 'ok') ? 0 : 1
}

/**
 * @param {Step} step
 * @param {string} absent a step that is not run, hence not waited for
 * @returns {Step}
 */
function without(step, absent) {
  return { ...step, after: (step.after ?? []).filter((name) => name !== absent) }
}

/** @param {import('./steps.mjs').Result[]} results */
function countTests(results) {
  const succeeded = (/** @type {string} */ name) => results.find((result) => result.name === name)?.state !== 'failed'
  return addUp([
    withOutcome(readVitestReport(reports.unit), succeeded(names.unit)),
    withOutcome(readPlaywrightReport(reports.browser), succeeded(names.browser)),
  ])
}
