import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  notTheirs: {
    fr: 'Seule la personne qui a proposé cette idée peut la modifier.',
    en: 'Only the person who proposed this idea can change it.',
  },
  studied: {
    fr: 'Cette demande est déjà étudiée : elle ne se modifie plus.',
    en: 'This request is being studied already: it can no longer be changed.',
  },
  adminsDecide: {
    fr: 'C’est un administrateur qui en décide.',
    en: 'An administrator decides this.',
  },
  isDuplicate: {
    fr: 'Choisissez une autre demande, qui n’est pas elle-même un doublon.',
    en: 'Choose another request, one that is not a duplicate itself.',
  },
  isDuplicateField: { fr: 'Demande impossible.', en: 'Not possible.' },
} as const satisfies Record<string, Phrase>
