import type { Phrase } from '#src/text/phrase.ts'

/** What Twilio refused to a person who asked, and what to mend. */
export const words = {
  credentials: {
    fr: 'Twilio : le compte ou le jeton est refusé. Recopiez-les depuis la console Twilio.',
    en: 'Twilio: the account or the token is refused. Copy them again from the Twilio console.',
  },
  failed: (why: string): Phrase => ({ fr: `Twilio : ${why}`, en: `Twilio: ${why}` }),
} as const satisfies Record<string, Phrase | ((...about: never[]) => Phrase)>
