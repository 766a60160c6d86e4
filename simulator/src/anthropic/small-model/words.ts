/** Words that say nothing about what is asked, in the languages of most guests; folded. */
const EMPTY = new Set(
  [
    'a ai as au aux avec avez ce ces cet cette comment dans de des du elle elles en est et etes etre il ils je la le les leur lui ma mais me mes moi mon ne nos notre nous on ou par pas peut peux pour pouvez puis qu quand que quel quelle quelles quels qui sa se ses si son sont sur ta te tes toi ton tu un une vos votre vous y possible merci bonjour bonsoir svp stp',
    'an and any are at be can could do does for from get have hello hi how i in is it like me my of on or our please thank thanks that the there they this to us was we what when where which who will with would you your',
    'como con cual cuando de del donde el ella en es esta este gracias hay hola la las lo los me mi muy no o para por puede puedo que quien se si su tiene un una uno y yo',
    'aber als am an auf aus bei bin bitte das dem den der des die ein eine einen er es fur gibt haben hallo ich ihr im in ist kann kein man mein mit nicht oder sie sind und uns von wann was wie wir wo zu zum zur',
    'che chi ciao come con cosa cui da dal dei del della di e gli ho il in io la le lei lo ma mi nel non per piu posso puo quando quanto se si sono su un una vi buongiorno grazie',
  ].flatMap((words) => words.split(' ')),
)

/** Lower case, no accents: `Été` → `ete`. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** What is left of each word when endings are cut: `chiens` and `chien` are the same. */
const STEM = 5

/** The words of a text that mean something, cut to their stems. */
export function stems(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => word.length > 1 && !EMPTY.has(word)).map((word) => word.slice(0, STEM))
}
