import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  shortcutTaken: (shortcut: string): Phrase => ({
    fr: `Le raccourci « /${shortcut} » existe déjà.`,
    en: `The shortcut “/${shortcut}” exists already.`,
  }),
  shortcutField: { fr: 'Déjà pris.', en: 'Already taken.' },
} as const satisfies Record<string, Phrase | ((...about: never[]) => Phrase)>
