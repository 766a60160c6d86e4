import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * What a test runner reported; a run that ended badly without naming a failed test counts as one failure.
 * @param {Counts} counts
 * @param {boolean} succeeded
 * @returns {Counts}
 */
export function withOutcome(counts, succeeded) {
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function addUp(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const counts of all) {
    sum.passed += counts.passed
    sum.failed += counts.failed
    sum.skipped += counts.skipped
  }
  return sum
}

/**
 * @param {string} file written by vitest's json reporter
 * @returns {Counts} zeros when there is none: the run ended before it could report
 */
export function readVitestReport(file) {
  const report = readReport(file)
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = report ?? {}
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
}

/**
 * @param {string} file written by Playwright's json reporter
 * @returns {Counts} zeros when there is none
 */
export function readPlaywrightReport(file) {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = readReport(file)?.stats ?? {}
  return { passed: expected + flaky, failed: unexpected, skipped }
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
