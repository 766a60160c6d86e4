import type { Phrase } from '#src/text/phrase.ts'

/** What the database cannot do for now, or for this cursor. */
export const words = {
  unavailable: {
    fr: 'La base de données est momentanément indisponible, réessayez dans un instant.',
    en: 'The database is unavailable for a moment; try again shortly.',
  },
  unknownCursor: {
    fr: 'Curseur inconnu : reprenez la liste depuis le début.',
    en: 'Unknown cursor: read the list again from its beginning.',
  },
} as const satisfies Record<string, Phrase>
