import { words } from '#src/text/fold.ts'

const length = 8
const marks = /<\/?(?:faqs|house|client|client_message)\b/i

/**
 * Whether a text repeats our instructions: eight of their words in a row that no source of the house has, or one of the marks
 * that stand around data.
 */
export function leaksInstructions(text: string, instructions: string, sources: readonly string[]): boolean {
  if (marks.test(text)) return true
  const secret = secretRuns(instructions)
  const repeated = [...runsOf(text)].filter((run) => secret.has(run))
  if (repeated.length === 0) return false
  const known = new Set(sources.flatMap((source) => [...runsOf(source)]))
  return repeated.some((run) => !known.has(run))
}

let secrets: { instructions: string; runs: ReadonlySet<string> } | null = null

/** Our instructions are the same at every answer: their runs are made once. */
function secretRuns(instructions: string): ReadonlySet<string> {
  if (secrets?.instructions !== instructions) secrets = { instructions, runs: runsOf(instructions) }
  return secrets.runs
}

function runsOf(text: string): Set<string> {
  const all = words(text)
  const runs = new Set<string>()
  for (let start = 0; start + length <= all.length; start++) runs.add(all.slice(start, start + length).join(' '))
  return runs
}
