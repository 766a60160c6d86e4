import { fold } from './fold.ts'

export type SensitiveTopic = 'emergency' | 'health' | 'access_code' | 'payment' | 'legal' | 'complaint'

/**
 * On folded text, French and English, gravest first. They lean towards calling a person: a FAQ answer to "there is a fire" is
 * worse than one alarm too many. Wi-Fi codes are left out: houses publish them in their FAQs.
 */
const patterns: [SensitiveTopic, readonly RegExp[]][] = [
  [
    'emergency',
    [
      /\bau secours\b|\bincendie\b|\b(?:le|du|en|prend|a pris) feu\b(?! (?:vert|rouge|d artifice|de cheminee|de camp|de bois))|\bca brule\b|\bfumee\b|\bfuite de gaz\b|\bodeur de gaz\b/,
      /\bsamu\b|\bpompiers\b|\bambulance\b|\burgences?\b(?! (?:veterinaire))|\ben danger\b|\bagress(?:e|ee|ion|eur)\b|\bcambriol|\bsuicid/,
      /\b(?:crise cardiaque|infarctus|avc|inconscient\w*|evanoui\w*|saigne\w*|etouffe\w*|se noie|noyade|noyer)\b|\b(?:ne )?respire (?:plus|pas|mal)\b|\bfait un malaise\b/,
      /\b(?:there is|theres|there s) (?:a )?(?:fire|smoke)\b|\bon fire\b|\bgas leak\b|\bsmell (?:of )?gas\b|\bemergency\b(?! (?:exit|contact|number))|\bcall (?:the )?(?:police|911|112)\b/,
      /\bheart attack\b|\bstroke\b|\bunconscious\b|\bbleeding\b|\b(?:can t|cannot|can not|not) breath(?:e|ing)\b|\bchoking\b|\bdrowning\b|\bassault(?:ed)?\b|\bbeing attacked\b|\bhelp me\b/,
      /\bpolice\b|\bil y a (?:eu )?un accident\b|\b(?:had|been|is) an accident\b/,
    ],
  ],
  [
    'health',
    [
      /\ballerg\w+|\banaphyla\w+|\bcoeliaque\b|\bc[eo]eliac\b|\bintoxication\b|\bintoxique\w*|\bfood poisoning\b|\bdiabet\w+|\bepilep\w+|\basthm\w+/,
      /\b(?:suis|est|sommes|tombe|tombee|tombes) (?:tres |bien )?(?:malades?|blessee?s?|enceinte)\b|\bfievre\b|\bvomi\w*|\bmedicaments?\b|\bordonnance\b|\bgrossesse\b|\bmal au (?:coeur|ventre|thorax)\b/,
      /\b(?:i am|i m|is|are|feel|feeling|got|fell) (?:very |really )?(?:sick|ill|injured|pregnant|unwell)\b|\bfever\b|\bvomit\w*|\bmedication\b|\bprescription\b|\bchest pain\b|\bhurt (?:myself|himself|herself)\b/,
    ],
  ],
  [
    'access_code',
    [
      /\bdigicode\b|\bboites? a cles?\b|\bcoffre a cles?\b|\bcode (?:d (?:entree|acces)|de (?:la |l )?(?:porte|entree|immeuble|portail|boite|barriere|alarme|grille|chambre|appartement|residence)|du (?:portail|batiment|garage|portillon|hall|parking|logement))/,
      /\bcode (?:porte|entree|portail|acces|immeuble|garage|alarme)\b|\bmot de passe (?:de la porte|de l alarme)\b/,
      /\b(?:door|gate|entry|access|building|garage|alarm|lockbox|lock|keypad|key box|front door|room) (?:code|pin|combination)\b|\block ?box\b|\bkey ?box\b|\bkey safe\b|\bcode (?:for|to|of) the (?:door|gate|building|garage|room|lock|apartment|entrance)\b/,
    ],
  ],
  [
    'payment',
    [
      /\brembours\w+|\b(?:debite|debitee|preleve|prelevee|facture|facturee|encaisse|compte|paye) (?:\w+ )?(?:deux|2|trois|3|plusieurs) fois\b|\bdouble (?:debit|prelevement|paiement|facturation)\b|\bdebite\w* (?:a tort|par erreur|sans)/,
      /\bpreleve\w* (?:a tort|par erreur|sans)|\bnumero de (?:ma |la |votre )?carte\b|\bcryptogramme\b|\biban\b|\brib\b|\bfraud\w+|\berreur (?:de|sur (?:la|ma)) factur\w+|\bpaiement (?:refuse|en double|echoue)\b/,
      /\brefund\w*|\bcharge ?back\b|\b(?:charged|billed|paid|debited) (?:\w+ )?(?:twice|double|again|two times)\b|\bdouble charge\w*|\bovercharged\b|\bcredit card number\b|\bcard number\b|\bcvv\b|\bpayment (?:failed|declined|refused)\b|\bwrong (?:bill|invoice|amount)\b/,
    ],
  ],
  [
    'legal',
    [
      /(?<!\ba l )\bavocate?s?\b(?! (?:crevette|crevettes|toast))|\bport\w* plainte\b|\bdepos\w* (?:une )?plainte\b|\btribuna(?:l|ux)\b|\bproces\b|\bjuridique\w*|\bmise en demeure\b|\bpoursui(?:te|tes|vre) (?:en justice|judiciaires?)\b|\ben justice\b/,
      /\brgpd\b|\bmes donnees (?:personnelles)?\b|\bdroit (?:a l oubli|d acces)\b|\bhuissier\b|\bprudhom\w+|\bdedommage\w*|\bresponsabilite (?:civile|penale)\b/,
      /\blawyer\b|\battorney\b|\blawsuit\b|\bsue (?:you|the|your)\b|\bsuing\b|\blegal (?:action|advice|proceedings|claim|department)\b|\b(?:to|in) court\b|\bgdpr\b|\b(?:my|delete) (?:personal )?data\b|\bcompensation\b|\bliabilit\w+/,
    ],
  ],
  [
    'complaint',
    [
      /\breclamations?\b|\b(?:me|nous) plaindre\b|\bplaintes?\b|\binadmissible\w*|\binacceptable\w*|\bscandal\w+|\bhonteu\w+|\bune honte\b|\b(?:tres|vraiment|extremement|suis|sommes|trop) decue?s?\b|\bdeception\b|\bdegoutant\w*|\bdegueulasse\w*/,
      /\barnaqu\w+|\bescro\w+|\bmecontent\w*|\binsatisfai\w+|\bfurieu\w+|\b(?:est|etait|sont|trop|tres) sales?\b|\bpunaises?\b|\bcafards?\b|\bfoutage\b|\ble pire\b|\bon (?:m|nous) a vole\b|\bimpoli\w*|\bdesagreable\w*/,
      /\bcomplain\w*|\bunacceptable\b|\bdisappoint\w+|\bdisgust\w+|\b(?:is|are|was|were|very|so|filthy) dirty\b|\bfilthy\b|\b(?:terrible|horrible|awful) (?:service|experience|stay|room|hotel|food|staff|night)\b|\brude\b|\bscam\w*|\bripped off\b|\bworst\b|\bbed ?bugs?\b|\bcockroach\w*|\boutrageous\b|\bangry\b/,
    ],
  ],
]
const cardLike = /(?:\d[ -]?){13,19}/g

/** The gravest matter in a message that a FAQ must not settle by itself; null for the ordinary ones. */
export function sensitiveTopic(text: string): SensitiveTopic | null {
  const folded = fold(text)
  const found = patterns.find(([, expressions]) => expressions.some((expression) => expression.test(folded)))
  return found?.[0] ?? (holdsCardNumber(text) ? 'payment' : null)
}

function holdsCardNumber(text: string): boolean {
  return (text.match(cardLike) ?? []).some((digits) => passesLuhn(digits.replaceAll(/\D/g, '')))
}

/** The check digit of payment cards (ISO/IEC 7812-1). */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, position) => {
      const value = Number(digit) * (position % 2 === 0 ? 1 : 2)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}
