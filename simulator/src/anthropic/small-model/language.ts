import { fold } from './words.ts'

/** Words that are frequent in one language and rare in the others; folded. */
const TELLTALES: Record<string, string> = {
  fr: 'je vous le les des est une pour avez quel quelle bonjour merci heure avec sont dans nous puis peut combien oui',
  en: 'the you is are do have what when where can could please thanks hello is there my your we how much yes i',
  es: 'el los las hola gracias usted cuando donde puedo tiene hay es una para por favor buenos dias cuanto',
  de: 'ich sie der die das ist haben wann wo kann gibt es bitte danke hallo und ein eine wir fur mit',
  it: 'il gli ciao grazie quando dove posso avete per favore buongiorno e una sono quanto c’e',
  nl: 'ik het een is zijn kunnen wanneer waar hallo dank u en voor met wij jullie',
  pt: 'o os obrigado obrigada quando onde posso tem ola uma para por favor bom dia quanto voces',
}

const WORDS = Object.entries(TELLTALES).map(([language, words]) => ({ language, words: new Set(words.split(' ')) }))

/** ISO 639-1 code of the likeliest language; `fr` when nothing tells. */
export function guessLanguage(text: string): string {
  const spoken = fold(text).match(/[\p{L}’]+/gu) ?? []
  const scores = WORDS.map(({ language, words }) => ({
    language,
    score: spoken.filter((word) => words.has(word)).length,
  }))
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).language
}
