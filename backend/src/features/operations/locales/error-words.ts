import type { Phrase } from '#src/text/phrase.ts'

/** What this room refuses. */
export const words = {
  metrics: {
    fr: 'Métriques : donnez METRICS_TOKEN en Authorization: Bearer.',
    en: 'Metrics: give METRICS_TOKEN as Authorization: Bearer.',
  },
  stopping: { fr: 'Arrêt en cours.', en: 'The server is stopping.' },
} as const satisfies Record<string, Phrase>
