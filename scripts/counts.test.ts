import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addUp, readPlaywrightReport, readVitestReport, withOutcome } from './lib/counts.mjs'
import { makeTempFolder } from './test/temp-folder.ts'

function write(report: unknown): string {
  const file = path.join(makeTempFolder(), 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return file
}

test('a run that ended badly without a failed test counts as a failure', () => {
  expect(withOutcome({ passed: 4, failed: 0, skipped: 0 }, false).failed).toBe(1)
})

test('a run that names its failures is not counted twice', () => {
  expect(withOutcome({ passed: 4, failed: 2, skipped: 0 }, false).failed).toBe(2)
})

test('a missing report counts nothing', () => {
  expect(readVitestReport('/nowhere.json')).toEqual({ passed: 0, failed: 0, skipped: 0 })
})

test('both runners are added up', () => {
  const unit = write({ numPassedTests: 10, numFailedTests: 1, numPendingTests: 2 })
  const browser = write({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } })
  expect(addUp([readVitestReport(unit), readPlaywrightReport(browser)])).toEqual({ passed: 16, failed: 2, skipped: 2 })
})
