import { readFileSync } from 'node:fs'

/** The rows of a file of one JSON object a line. */
export const readJsonLines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

/** One decimal. */
export const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10
