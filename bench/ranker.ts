import { measureKeyless } from './lib/ranker-keyless.ts'
import { measureQuality } from './lib/ranker-quality.ts'
import { measureScale } from './lib/ranker-scale.ts'
import { breathe } from './lib/progress.ts'
import type { Step } from './lib/progress.ts'
import type { Bench, Row } from './lib/report.ts'

/** How well FAQs are found on public data sets (read from a folder that is not ours to ship), and how fast among a million. */
export const benchRanker: Bench = async ({ dataFolder, quick, step }) => {
  const quality = dataFolder === null ? [] : await measureAll(dataFolder, step)
  if (quality.length === 0) process.stdout.write(absent(dataFolder))
  return [...quality, ...(await measureScale(quick, step))]
}

async function measureAll(folder: string, step: Step): Promise<Row[]> {
  step('bonnes réponses parmi les premières')
  await breathe()
  const quality = measureQuality(folder)
  step('réponses données sans clé')
  await breathe()
  return [...quality, ...measureKeyless(folder)]
}

const absent = (folder: string | null) =>
  `\nLa qualité de la recherche n’est PAS mesurée : ${folder === null ? 'aucun dossier de données (--data <dossier>)' : `aucun jeu de données dans ${folder}`}.\n`
