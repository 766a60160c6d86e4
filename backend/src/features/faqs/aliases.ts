import { cutText } from '#src/text/cut-text.ts'
import { fold } from '#src/text/fold.ts'
import { smallTalk } from '#src/text/small-talk.ts'

/** A FAQ keeps at most this many wordings. */
export const mostAliases = 20
const longestAlias = 300

export interface Alias {
  text: string
  folded: string
}

/** Wordings as they are kept: folded, each once, none that only repeats the question. The last ones win when there are too many. */
export function makeAliases(question: string, wordings: readonly string[]): Alias[] {
  const seen = new Set([fold(question), ''])
  const aliases: Alias[] = []
  for (const text of wordings) {
    const folded = fold(text)
    if (seen.has(folded)) continue
    seen.add(folded)
    aliases.push({ text: cutText(text.trim(), longestAlias), folded })
  }
  return aliases.slice(-mostAliases)
}

const greeting =
  /^(?:(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|evening|afternoon)|hola|buenos dias|hallo|ciao|buongiorno)(?: (?:à tous|monsieur|madame|there|all))?[\s,.!;:-]+)+/i
const introduction =
  /\b(?:je m['’]appelle|je suis (?:monsieur|madame|m\.|mme)|mon nom est|ici|my name is|this is|i am (?:mr|mrs|ms))\s+(?:\p{Lu}[\p{L}'’.-]*\s*){1,4}/gu
const closing =
  /[\s,.!;:-]*(?:\b(?:merci(?: (?:beaucoup|d['’]avance|bien))?|cordialement|bonne journée|thanks(?: a lot)?|thank you|svp|s['’]il vous pla[iî]t|please)\b[\s,.!;:-]*)+$/i
const address = /[\w.+-]+@[\w-]+\.\S+|https?:\/\/\S+/g
const months =
  'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december'
const date = new RegExp(
  `\\b(?:(?:pour|du|le|au|on|from|to|for|the)\\s+)*(?:\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?|\\d{1,2}(?:er|st|nd|rd|th)?\\s+(?:${months})(?:\\s+\\d{4})?)`,
  'giu',
)
const longNumber = /\+?\d[\d .-]{5,}\d/g

/**
 * What is kept of a client's own words as a wording of a FAQ: the question without greetings, names, numbers and dates, which
 * belong to the client and not to the house. Null when too little is left.
 * @param names of the client, so that they are taken out wherever they stand
 */
export function toAlias(text: string, names: readonly string[]): string | null {
  const impersonal = [introduction, address, date, longNumber].reduce(
    (left, pattern) => left.replaceAll(pattern, ' '),
    text,
  )
  const nameless = withoutNames(impersonal, names)
  const alias = nameless.replaceAll(/\s+/g, ' ').trim().replace(greeting, '').replace(closing, '').trim()
  const enough = fold(alias).replaceAll(' ', '').length >= 3 && smallTalk(alias) === null
  return enough && alias.length <= longestAlias ? alias : null
}

function withoutNames(text: string, names: readonly string[]): string {
  const parts = new Set(
    names
      .flatMap((name) => name.split(/\s+/))
      .map(fold)
      .filter((part) => part.length > 2),
  )
  return text.replaceAll(/[\p{L}\p{M}'’-]+/gu, (word) => (parts.has(fold(word)) ? ' ' : word))
}
