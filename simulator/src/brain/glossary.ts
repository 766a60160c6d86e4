import { fold } from '#sim/anthropic/small-model/words.ts'

/** What English guests ask most, in the words of a French house. */
const FRENCH: readonly (readonly [english: RegExp, french: string])[] = [
  [/\bbreakfasts?\b/, 'petit déjeuner'],
  [/\blunch\b/, 'déjeuner'],
  [/\bdinner\b/, 'dîner'],
  [/\b(?:car park|parking|park)\b/, 'parking'],
  [/\b(?:swimming )?pool\b/, 'piscine'],
  [/\bdogs?\b/, 'chiens animaux'],
  [/\b(?:pets?|animals?)\b/, 'animaux'],
  [/\b(?:cot|crib)\b/, 'lit bébé'],
  [/\bchildren\b/, 'enfants'],
  [/\bchecks?[ -]?in\b|\barriv\w+/, 'arrivée'],
  [/\bchecks?[ -]?out\b/, 'départ'],
  [/\bcancel\w*/, 'annuler annulation'],
  [/\b(?:luggage|bags?|suitcases?)\b/, 'bagages'],
  [/\b(?:wifi|wi-fi|internet)\b/, 'wifi'],
  [/\b(?:lift|elevator)\b/, 'ascenseur'],
  [/\b(?:beach|sea)\b/, 'plage mer'],
  [/\b(?:station|train)\b/, 'gare'],
  [/\b(?:price|cost|how much)\b/, 'prix tarif'],
  [/\b(?:open|opening|what time)\b/, 'heure horaires'],
  [/\b(?:address|where are you)\b/, 'adresse'],
  [/\b(?:pay|credit card)\b/, 'payer carte'],
]

/** The words of an English question that a French FAQ may have; empty when none is known. */
export function inFrench(question: string): string {
  const folded = fold(question)
  return FRENCH.filter(([english]) => english.test(folded))
    .map(([, french]) => french)
    .join(' ')
}
