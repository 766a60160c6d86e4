import { existsSync } from 'node:fs'
import path from 'node:path'
import { measureCalls } from './lib/dialogue-calls.ts'
import { measureDates } from './lib/dialogue-dates.ts'
import { measureSlots } from './lib/dialogue-slots.ts'
import type { Bench } from './lib/report.ts'

const sets = ['duckling_fr', 'restaurant8k', 'sgd_reservation_calls'] as const

/** What the dialogue without a model reads in clients' words, on public data sets of a folder that is not ours to ship. */
export const benchDialogue: Bench = ({ dataFolder }) => {
  const file = (set: (typeof sets)[number]) => path.join(dataFolder ?? '', `${set}.dev.jsonl`)
  const missing = dataFolder === null ? [...sets] : sets.filter((set) => !existsSync(file(set)))
  if (missing.length > 0)
    process.stdout.write(`\nNON mesuré, jeux de données absents (--data <dossier>) : ${missing.join(', ')}.\n`)
  const has = (set: (typeof sets)[number]) => !missing.includes(set)
  return Promise.resolve([
    ...(has('duckling_fr') ? measureDates(file('duckling_fr')) : []),
    ...(has('restaurant8k') ? measureSlots(file('restaurant8k')) : []),
    ...(has('sgd_reservation_calls') ? measureCalls(file('sgd_reservation_calls')) : []),
  ])
}
