import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  answered: { fr: 'Cette question a déjà sa réponse.', en: 'This question has its answer already.' },
  wrongFields: { fr: 'Certains champs sont à corriger.', en: 'Some fields need correcting.' },
  endsBefore: { fr: 'La fin de validité précède le début.', en: 'It would end before it begins.' },
} as const satisfies Record<string, Phrase>
