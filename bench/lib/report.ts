import { showLoad } from './progress.ts'
import type { Step } from './progress.ts'

/** One measured number held against its bar. `ok` is what makes the bench fail. */
export interface Row {
  name: string
  value: string
  bar: string
  ok: boolean
}

export type Bench = (options: BenchOptions) => Promise<Row[]>

export interface BenchOptions {
  /** Folder of the data sets, when the caller gave one. */
  dataFolder: string | null
  /** Fewer rounds, for a quick look. */
  quick: boolean
  /** A peer that is not installed is installed, to be measured beside us. */
  peer: boolean
  step: Step
}

export const atMost = (name: string, value: number, bar: number, unit = ''): Row => ({
  name,
  value: `${value}${unit}`,
  bar: `≤ ${bar}${unit}`,
  ok: value <= bar,
})

export const atLeast = (name: string, value: number, bar: number, unit = ''): Row => ({
  name,
  value: `${value}${unit}`,
  bar: `≥ ${bar}${unit}`,
  ok: value >= bar,
})

export function print(title: string, rows: readonly Row[]): void {
  process.stdout.write(`\n${title}  (${showLoad()})\n`)
  for (const row of rows) {
    process.stdout.write(
      `  ${row.ok ? 'ok  ' : 'RATÉ'}  ${row.name.padEnd(64)} ${row.value.padStart(14)}   ${row.bar}\n`,
    )
  }
}
