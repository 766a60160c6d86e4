import type { Inventory } from '#src/features/inventory/inventory.ts'
import { fold } from '#src/text/fold.ts'
import { toNumber } from '../dates/number-words.ts'
import { typeIn } from './read-slots.ts'
import type { DialogueState } from './state.ts'

type Offers = DialogueState['offers']

const places: Record<string, number> = {
  premiere: 0,
  premier: 0,
  first: 0,
  deuxieme: 1,
  seconde: 1,
  second: 1,
  troisieme: 2,
  third: 2,
  derniere: -1,
  dernier: -1,
  last: -1,
}
const accepts =
  /^(?:oui|ok|d accord|parfait|tres bien|ca me va|va pour|je (?:prends|veux)|yes|sure|great|perfect|vendu)\b/

/** Which of the offers a client takes: by name, by place in the list, the cheapest, or the only one. Null when it is not sure. */
export function chooseOffer(text: string, offers: Offers, inventory: Inventory): Offers[number] | null {
  if (offers.length === 0) return null
  const named = typeIn(text, inventory)
  const ofType = named === null ? [] : offers.filter((offer) => offer['unit_type'] === named)
  if (ofType.length === 1) return ofType[0] ?? null
  const folded = fold(text)
  const place = placeIn(folded)
  if (place !== null) return offers.at(place) ?? null
  if (/\b(?:moins cher|moins chere|cheapest|least expensive)\b/.test(folded)) return cheapest(offers)
  const [only] = offers
  return offers.length === 1 && only && accepts.test(folded) ? only : null
}

function placeIn(folded: string): number | null {
  const word = folded.split(' ').find((one) => one in places)
  if (word !== undefined) return places[word] ?? null
  const number = toNumber(
    /^(?:la |le |l |numero |option |choix |number |the )*(\d|une?|deux|trois|one|two|three)(?: svp| s il vous plait| please)?$/.exec(
      folded,
    )?.[1],
  )
  return number === null || number < 1 ? null : number - 1
}

function cheapest(offers: Offers): Offers[number] | null {
  const priced = offers.filter((offer) => typeof offer['total_cents'] === 'number')
  const sorted = priced.toSorted((a, b) => Number(a['total_cents']) - Number(b['total_cents']))
  return sorted[0] ?? null
}
