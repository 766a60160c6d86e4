import type { Language } from '#src/text/phrase.ts'

/** The log names people by their names, and in French what is no person: `describeActor` and the services that record. */
const inEnglish: readonly (readonly [RegExp, string])[] = [
  [/^système$/, 'system'],
  [/^inconnu$/, 'unknown'],
  [/^clé « (.*) »$/, 'key “$1”'],
]

/** Who acted, as the log names them, for a reader. */
export function sayActor(actor: string, language: Language): string {
  if (language === 'fr') return actor
  return inEnglish.reduce((name, [pattern, words]) => name.replace(pattern, words), actor)
}
