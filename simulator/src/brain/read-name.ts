import { fold } from '#sim/anthropic/small-model/words.ts'

export interface Name {
  first: string | null
  last: string
}

const LEAD =
  /^(?:(?:oui|euh|alors|bonjour|donc|d'accord|c'est|ce sera|mettez|mon nom est|je m'appelle|je suis|moi c'est|au nom de|nom de|le nom est|my name is|it is|it's|i am|the name is|under|the booking is under|in the name of|for|yes|sure|monsieur|madame|mademoiselle|mr|mrs|ms|de la part de|la famille|famille)[\s,.:]+)+/i
/** What stands between a name and how it is written. */
const SPELLED =
  /(?:ca s'?ecrit|ça s'?écrit|s'écrit|j'épelle|j'epelle|je vous l'épelle|spelled|i spell|i'll spell (?:it|that)(?: for you)?|that's spelt|spelt)\s*:?/i

/** What is said beside a name, or instead of one. */
const NO_NAME =
  /^(?:oui|non|ok|merci|voila|voilà|s'il|vous|plait|plaît|et|avec|pour|prénom|prenom|nom|please|thanks|parfait|parfaite|très|super|exactement|volontiers|d'accord|yes|no|perfect|sure|of|course|thank|you|great|lovely|name)$/i

const PARTICLES = new Set(['le', 'la', 'de', 'du', 'des', 'van', 'von', 'ben', 'el'])

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

/** `L, E, F, deux L, tiret…` → `LEFLL-`; null when fewer than three letters stand alone. */
function readSpelling(text: string): string | null {
  const parts = fold(text.replaceAll('’', "'"))
    .replaceAll(/\baccent (?:aigu|grave|circonflexe)\b|\btrema\b|\bcedille\b/g, ' ')
    .split(/[\s,.;-]+/)
  let letters = ''
  let twice = false
  let count = 0
  for (const part of parts) {
    if (part === 'deux' || part === '2' || part === 'double') twice = true
    else if (part === 'tiret' || part === 'hyphen' || part === 'dash') letters += '-'
    else if (part === 'apostrophe') letters += '’'
    else if (/^[a-z]$/.test(part)) {
      letters += twice ? part + part : part
      count += 1
      twice = false
    } else twice = false
  }
  return count >= 3 ? letters : null
}

/** A name as it is said on the telephone, spelled or not. Null when the sentence holds none. */
export function readName(text: string): Name | null {
  const [, named = text] = /(?:au nom de|(?:under|in) the name of)\s+(.+)$/i.exec(text) ?? []
  const [before = '', after] = named.replaceAll('’', "'").split(SPELLED)
  const spelling = readSpelling(after ?? named)
  const said = before
    .replace(LEAD, '')
    .replaceAll(/\b\p{L}(?:[\s,.;]+\p{L}\b)+.*$/gu, '')
    .replaceAll(/[^\p{L}' -]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word.length > 1 && !NO_NAME.test(word))
  if (spelling !== null) {
    const first = said.length > 1 || (said.length === 1 && fold(said[0] ?? '') !== spelling) ? (said[0] ?? null) : null
    return {
      first: first && fold(first) !== spelling ? capital(first) : null,
      last: spelling.split('-').map(capital).join('-'),
    }
  }
  if (said.length === 0 || said.length > 4) return null
  const names = said.map((word) => word.split('-').map(capital).join('-'))
  const [first = '', ...rest] = names
  if (rest.length === 0 || PARTICLES.has(first.toLowerCase())) return { first: null, last: names.join(' ') }
  return { first, last: rest.join(' ') }
}

/** `Lefèvre` → `L, E, F, E, V, R, E`: as it is read back. */
export const spell = (name: string, language: 'fr' | 'en' = 'fr') =>
  Array.from(fold(name))
    .map((letter) => (letter === '-' ? (language === 'fr' ? 'tiret' : 'hyphen') : letter.toUpperCase()))
    .filter((letter) => letter.trim() !== '')
    .join(', ')
