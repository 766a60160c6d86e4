import { fold } from '#src/text/fold.ts'

/*
 * Wanting something done, not told: only a person can. On folded text.
 */
const verbs = '(?:reserver|annuler|modifier|changer|decaler|deplacer|commander|prolonger|ajouter|louer)'
const wish = new RegExp(
  String.raw`\b(?:je|nous|on) (?:veux|voudrais|voudrions|souhaite|souhaitons|souhaiterais|souhaiterions|aimerais|aimerions|peux|peut|pourrais|pourrait)(?: \w+){0,2}? ${verbs}\b|^(?:bonjour |bonsoir |hello )?(?:reserver|reservation|annuler|annulation)\b|\b(?:i|we) (?:want|would like|d like|need|wish) to (?:book|reserve|cancel|change|modify|order|extend)\b|\b(?:can|could|may) (?:i|we) (?:please )?(?:book|reserve|order|extend)\b`,
)
const order =
  /\b(?:pouvez vous|pourriez vous|peux tu|merci de|veuillez) (?:me |nous |bien |vouloir )*(?:reserver|annuler|modifier|changer|commander|apporter|envoyer|monter|deposer|reveiller|appeler)\b|\b(?:can|could|would) you (?:please )?(?:book|reserve|cancel|change|order|bring|extend|send|call)\b|\b(?:reservez|annulez|apportez|commandez|reveillez) (?:moi|nous|la|le|une|un|ma|notre)\b/

/** What is left for a given day: nobody but the house's book knows. */
const availability =
  /\b(?:avez vous|vous avez|auriez vous|vous auriez|y a t il|y a il|il y a|il reste|reste t il|est ce que|do you have|is there|are there|have you|any)\b.*\b(?:places?|chambres?|tables?|disponibilites?|dispos?|libres?|rooms?|availability|available)\b.*\b(?:ce soir|demain|aujourd hui|week end|weekend|ce midi|cette nuit|tonight|tomorrow|today|pour le \d+|du \d+|le \d+|on the \d+|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:chambre|table|room)(?: \w+){0,3} (?:libre|disponible|free|available)(?: \w+){0,2} (?:ce soir|demain|tonight|tomorrow)\b/

/** A wish for something to be done; "je peux annuler ?" may only ask for the rule. */
export const wishesAction = (text: string): boolean => wish.test(fold(text)) || order.test(fold(text))

/** The same, and no question about how it is done. */
export function asksAction(text: string): boolean {
  const folded = fold(text)
  return order.test(folded) || availability.test(folded) || (wish.test(folded) && !text.includes('?'))
}
