import type { CallOutcome } from '#sim/callers/run-script.ts'
import { callScripts, makePersona } from '#sim/callers/scripts.ts'

const titles = Object.fromEntries(Object.entries(callScripts).map(([name, make]) => [name, make(makePersona(0)).title]))

/** The value below which so large a share lies; null of nothing. @param share 0 to 1 */
function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}

/** A house may be busy, or closed. */
const isTaken = ({ ended }: CallOutcome) => ended !== 'refused' && ended !== 'busy'

const shown = (ms: number | null) => (ms === null ? '–' : `${Math.round(ms)} ms`)

/** "0 appel", "1 appel", "2 appels". */
const counted = (count: number, noun: string) => `${count} ${noun}${count > 1 ? 's' : ''}`

const range = (values: readonly number[]) =>
  `p50 ${shown(percentile(values, 0.5))}, p95 ${shown(percentile(values, 0.95))}`

/** Tells of calls in a terminal, one a line and then all together. `end()` says whether every call that was taken got what it wanted. */
export function reportCalls(write: (text: string) => void): {
  add: (outcome: CallOutcome) => void
  end: () => boolean
} {
  const outcomes: CallOutcome[] = []
  return {
    add: (outcome) => {
      outcomes.push(outcome)
      const mark = outcome.reached ? '✓' : isTaken(outcome) ? '✗' : '–'
      const answers = outcome.turns.flatMap(({ answerMs }) => answerMs ?? [])
      const times = answers.length > 0 ? `, réponse ${shown(percentile(answers, 0.5))}` : ''
      const why = outcome.why === '' ? '' : ` : ${outcome.why}`
      write(
        `${mark} ${(titles[outcome.script] ?? outcome.script).padEnd(30)} ${counted(outcome.turns.length, 'échange')}${times}${why}\n`,
      )
    },
    end: () => {
      const taken = outcomes.filter(isTaken)
      const reached = outcomes.filter((outcome) => outcome.reached)
      const answers = outcomes.flatMap(({ turns }) => turns.flatMap(({ answerMs }) => answerMs ?? []))
      const first = outcomes.flatMap(({ firstWordMs }) => firstWordMs ?? [])
      const cuts = outcomes.flatMap(({ cutMs }) => cutMs ?? [])
      const all = [counted(outcomes.length, 'appel'), counted(reached.length, 'abouti')].join(', ')
      write(`\n${all}, ${outcomes.length - taken.length} non pris\n`)
      write(`Premier mot : ${range(first)}\n`)
      write(`De la fin de la question au premier mot de la réponse : ${range(answers)}\n`)
      if (cuts.length > 0) write(`Du début de l’interruption au silence : ${range(cuts)}\n`)
      return taken.length > 0 && reached.length === taken.length
    },
  }
}
