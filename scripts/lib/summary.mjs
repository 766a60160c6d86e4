import { seconds } from './say.mjs'

const words = { ok: 'ok', failed: 'ÉCHEC', 'not run': 'non lancé' }

/**
 * What was checked and how long it took; the last line is for programs to read.
 * @param {import('./steps.mjs').Result[]} results
 * @param {import('./counts.mjs').Counts} tests
 * @param {number} leftOut browser tests that could not be run
 */
export function summarize(results, tests, leftOut) {
  const width = Math.max(...results.map(({ name }) => name.length))
  const rows = results.map(
    ({ name, state, ms }) => `  ${name.padEnd(width)}  ${words[state].padEnd(9)}  ${seconds(ms).padStart(8)}`,
  )
  return ['', ...rows, '', ...warnings(tests, leftOut), `${tests.passed} passed, ${tests.failed} failed`, ''].join('\n')
}

/**
 * @param {import('./counts.mjs').Counts} tests
 * @param {number} leftOut
 */
function warnings(tests, leftOut) {
  return [
    ...(leftOut > 0
      ? [
          `!! ${leftOut} TESTS DE NAVIGATEUR NON LANCÉS : aucun navigateur utilisable ici (CHROME=… pour en désigner un) !!`,
        ]
      : []),
    ...(tests.skipped > 0 ? [`${tests.skipped} tests ignorés (skip)`] : []),
  ]
}
