import { measureKeyless } from './lib/ranker-keyless.ts'
import { measureQuality } from './lib/ranker-quality.ts'
import { measureScale } from './lib/ranker-scale.ts'
import type { Bench } from './lib/report.ts'

/** How well FAQs are found on public data sets (read from a folder that is not ours to ship), and how fast among a million. */
export const benchRanker: Bench = async ({ dataFolder, quick, step }) => {
  const quality =
    dataFolder === null
      ? []
      : [...(await measureQuality(dataFolder, step)), ...(await measureKeyless(dataFolder, step))]
  if (quality.length === 0) process.stdout.write(absent(dataFolder))
  return [...quality, ...(await measureScale(quick, step))]
}

const absent = (folder: string | null) =>
  `\nLa qualité de la recherche n’est PAS mesurée : ${folder === null ? 'aucun dossier de données (--data <dossier>)' : `aucun jeu de données dans ${folder}`}.\n`
