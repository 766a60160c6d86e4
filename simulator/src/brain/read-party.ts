export interface Party {
  size: number
  adults: number | null
  children: number | null
}

const NOT_PEOPLE =
  '(?! ?(?:nuit|night|heure|h\\b|h\\d|jour|day|:\\d|\\d|janv|fevr|mars|avril|mai|juin|juil|aout|sept|oct|nov|dec|march|april|may|june|july|aug|euro))'
const COUNTED = /\b(\d{1,3}) (?:personnes?|convives?|couverts?|people|persons?|guests?|pers)\b/
const ADULTS = /\b(\d{1,2}) (?:adultes?|adults?)\b/
const CHILDREN = /\b(\d{1,2}) (?:enfants?|children|child|kids?|bebes?)\b/
const FOR = new RegExp(
  `\\b(?:pour|serons|serait|serions|sera|sommes|est|for|of|be|table de|a|are|we're|just) (\\d{1,3})\\b${NOT_PEOPLE}`,
)

/** How many people a sentence speaks of. @param asked whether that was just asked: then a bare number is one */
export function readParty(text: string, asked: boolean): Party | null {
  const [adults, children] = [ADULTS, CHILDREN].map((pattern) => {
    const found = pattern.exec(text)?.[1]
    return found === undefined ? null : Number(found)
  })
  if (adults != null) return { size: adults + (children ?? 0), adults, children: children ?? null }
  const counted =
    COUNTED.exec(text)?.[1] ?? FOR.exec(text)?.[1] ?? (asked ? /\b(\d{1,3})\b/.exec(text)?.[1] : undefined)
  if (counted === undefined) {
    if (
      /\b(?:en couple|ma (?:femme|compagne) et moi|mon (?:mari|compagnon) et moi|my (?:wife|husband|partner) and (?:i|me))\b|\bfor a couple\b/.test(
        text,
      )
    )
      return { size: 2, adults: null, children: null }
    return asked && /\b(?:une?|seule?|moi|just me|myself|alone)\b/.test(text)
      ? { size: 1, adults: null, children: null }
      : null
  }
  if (children == null) return { size: Number(counted), adults: null, children: null }
  // "five, of whom two are children", or "two and a child"
  const size = /\bdont\b|\bincluding\b/.test(text) ? Number(counted) : Number(counted) + children
  return { size, adults: size - children, children }
}
