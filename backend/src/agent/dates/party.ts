import { numberPattern, toNumber } from './number-words.ts'
import { plainText } from './plain-text.ts'

/** How many come. `adults` and `children` only when both are told apart. */
export interface Party {
  size: number
  adults: number | null
  children: number | null
}

const n = `(?<n>${numberPattern})`
const adultWord = '(?:adultes?|adults?|grandes? personnes?|grown[ -]?ups?)'
const childWord = '(?:enfants?|bebes?|ados?|children|child|kids?|babies|baby|infants?|toddlers?)'
const grownWord =
  '(?:hommes?|femmes?|dames?|messieurs|men|man|wom[ae]n|ladies|lady|gentlem[ae]n|boys?|girls?|garcons?|filles?)'
const peopleWord = `(?:personnes?|pers\\b\\.?|convives?|couverts?|invites?|clients?|voyageurs?|people|persons?|peoples|guests?|pax|diners|seats?|places?|attendees|individuals|heads?|members?|friends|mates|seater)`
/** What stands after a number that is no party: nights, hours, dates. */
const notParty =
  "(?! ?(?:h\\b|heures?|h\\d|:|[.,]\\d|/|-\\d|nuits?|nuitees?|jours?|semaines?|mois|ans?|nights?|days?|weeks?|months?|hours?|minutes?|min\\b|%|€|euros?|\\$|chambres?|rooms?|tables?|etoiles?|stars?|am\\b|pm\\b|a\\.m|p\\.m|o'? ?clock|et quart|et demie|past|th\\b|st\\b|nd\\b|rd\\b|er\\b|janv|fevr|mars|avril|mai\\b|juin|juil|aout|sept|octo|nov|dec|jan|feb|mar\\b|apr|may|jun|jul|aug|oct|rue|avenue|bis|x ))"

const make = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}/:.,-])(?:${source})(?![\\p{L}\\p{N}])`, 'gu')

const grown = make(`${n} ${adultWord}`)
const young = make(`${n} (?:(?:petits?|jeunes?|small|young|little) )?${childWord}`)
const counted = make(`${n} (?:autres? |other |more |hungry |adult )?(?:${peopleWord}|${grownWord})`)
const couples = make(
  'en amoureux|en couple|tous les deux|toutes les deux|a deux|both of us|(?:ma|mon) (?:femme|mari|compagn\\p{L}+|conjoint\\p{L}*|copine|copain|epou\\p{L}+|ami|amie) et moi|moi et (?:ma|mon) \\p{L}+|my (?:wife|husband|partner|girlfriend|boyfriend|friend) and (?:i|me|myself)|me and (?:my|a) \\p{L}+(?! ?(?:,|and))|(?:un |a )couple(?! (?:of|d|hours?|days?|from))|a couple of(?! (?:hours|days|nights|weeks|us))',
)
const alone = make(
  '(?:je (?:serai|suis|viens|viendrai) )?(?:tout |toute )?seule?|juste moi|just me|just myself|only me|by myself|on my own|myself only',
)
const meAnd = make(
  `(?:me|myself|i|moi) (?:and|et|plus|\\+|avec) ${n}|${n} (?:\\p{L}+ )?(?:and|et|plus|\\+) (?:me|myself|moi)`,
)

/** In a sentence about coming: "nous serons quatre", "pour deux", "une table de 6". */
const inSentence = [
  make(
    `(?:nous (?:serons|sommes|viendrons a|venons a)|on (?:sera|est|viendra a|vient a)|on va etre|ce sera pour|we (?:are|will be|ll be)|we're|we'll be|there (?:will be|are|is)|there's|party of|group of|groupe de|tables? (?:de|a|for|of)|chambres? (?:de|a)|reservation (?:de|for)|booking (?:of|for)|tablee de) (?:environ |about |only |just |a (?:group|party) of )?${n}${notParty}`,
  ),
  make(`(?<!\\bi )(?:pour|for|a) (?:nous |us )?(?:environ |about |only |just |exactly )?${n}${notParty}`),
  make(`(?:all |the |just the |only the )?${n} of (?:us|them)|tous les ${n}|(?:us|nous) ${n}`),
  make(
    `(?:nombre de (?:personnes|convives)|number of (?:people|guests|persons))[^.!?\\d]{0,30}? ${n}${notParty}|${n} (?:is the number of|en tout|au total|total|altogether|in (?:total|our party))`,
  ),
  make(`(?:seats?|fit|accommodate|accueillir|booked for) ${n}${notParty}`),
]
/** As the answer to "how many?". */
const bare = new RegExp(
  `^(?:bonjour |oui |yes |ok |alors |euh |er |um |so |it'?s |it is |c'est |ce sera |just |only |make it |maybe |a |about |around |actually )*(?:the )?${n}(?: ?(?:please|svp|s'il vous plait|merci|thanks|thank you|pers|x))?[ .!,]*$`,
  'u',
)

/** One more or one less is a change of a number that stands elsewhere. */
const change =
  /\b(?:add|adding|r?ajoute[zr]?|remove|enlever|enlevez|retirer|retirez) (?:\d+|an?|une?|one|two|three|deux|trois)\b|\b(?:more|extra|additional) (?:person|people|guest)|(?:personnes?|convives?) (?:de plus|de moins|supplementaires?)/

const mostPeople = 999

/**
 * The people a text speaks of, or null when it does not say, or says it in two ways.
 * @param asked whether it answers the question how many
 */
export function readParty(text: string, asked = false): Party | null {
  const plain = plainText(text)
  if (change.test(plain)) return null
  return bySort(plain) ?? byCount(plain) ?? byWords(plain) ?? (asked ? byBareNumber(plain) : null)
}

const numbersIn = (plain: string, pattern: RegExp) =>
  [...plain.matchAll(pattern)].flatMap(({ groups }) => toNumber(groups?.['n']) ?? [])
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const partyOf = (size: number, adults: number | null = null, children: number | null = null): Party | null =>
  size > mostPeople ? null : { size, adults, children }

function bySort(plain: string): Party | null {
  const [adults, children] = [numbersIn(plain, grown), numbersIn(plain, young)]
  if (adults.length === 0 && children.length === 0) return null
  if (adults.length > 0) return partyOf(sum(adults) + sum(children), sum(adults), sum(children))
  // "pour deux avec un enfant": whether the child is one of the two is not said; three is the safe reading of "et"
  const others = byWords(plain) ?? byCount(plain)
  return others && /(?:et|and|\+|plus|avec|with) [^,.]*(?:enfant|bebe|child|kid|baby)/.test(plain)
    ? partyOf(others.size + sum(children), others.size, sum(children))
    : null
}

function byCount(plain: string): Party | null {
  const found = numbersIn(plain, counted)
  if (found.length === 0) return null
  const sorts = plain.match(new RegExp(grownWord, 'gu')) ?? []
  if (sorts.length > 1) return partyOf(sum(found))
  return new Set(found).size === 1 ? partyOf(found[0] ?? 0) : null
}

function byWords(plain: string): Party | null {
  const [with_] = numbersIn(plain, meAnd)
  if (with_ !== undefined) return partyOf(with_ + 1)
  if (couples.test(reset(plain, couples))) return partyOf(2)
  const found = inSentence.map((pattern) => numbersIn(plain, pattern)).find((numbers) => numbers.length > 0) ?? []
  if (found.length > 0) return new Set(found).size === 1 ? partyOf(found[0] ?? 0) : null
  return alone.test(reset(plain, alone)) ? partyOf(1) : null
}

/** Patterns that look from where they stopped must begin anew. */
function reset(plain: string, pattern: RegExp): string {
  pattern.lastIndex = 0
  return plain
}

function byBareNumber(plain: string): Party | null {
  const value = toNumber(bare.exec(plain)?.groups?.['n'])
  return value === null ? null : partyOf(value)
}
