import type { Phrase } from '#src/text/phrase.ts'

/** What the telephone refuses. */
export const words = {
  noToken: {
    fr: 'Aucun jeton Twilio : la signature de cet appel ne peut pas être vérifiée.',
    en: 'No Twilio token: the signature of this call cannot be checked.',
  },
  signature: {
    fr: 'Signature absente ou fausse : vérifiez le jeton et PUBLIC_URL.',
    en: 'Missing or wrong signature: check the token and PUBLIC_URL.',
  },
  noKey: {
    fr: 'Aucune clé OpenAI : réglez OPENAI_API_KEY et OPENAI_WEBHOOK_SECRET.',
    en: 'No OpenAI key: set OPENAI_API_KEY and OPENAI_WEBHOOK_SECRET.',
  },
} satisfies Record<string, Phrase>
