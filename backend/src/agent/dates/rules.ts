import { dayRules } from './day-rules.ts'
import { wholeMonthPattern } from './lexicon.ts'
import { numberPattern, toNumber } from './number-words.ts'
import { always, rule } from './rule-kit.ts'
import type { Made, Rule } from './rule-kit.ts'
import { timeRules } from './time-rules.ts'

const year = '(?<year>20\\d\\d)'
const lengths: Rule[] = [
  rule(
    `(?:pour |pendant |sur |for |rester |stay )?(?:les )?(?<n>${numberPattern}) (?:petites? |belles? )?(?:nuits?|nuitees?|nights?)`,
    ({ n }) => nights(toNumber(n)),
  ),
  rule(`(?:pour |for )?(?:a|an) night|one[ -]night`, always({ type: 'nights', nights: 1 })),
  rule(
    `(?:pour|pendant|sur|reste(?:r|rons|rai)) (?:une|1) semaine|for (?:a|one) week|une semaine complete`,
    always({ type: 'nights', nights: 7 }),
  ),
  rule(
    `(?:pour|pendant) (?:une )?quinzaine(?: de jours)?|(?:pour|pendant|for) (?:deux|2|two) (?:semaines|weeks)`,
    always({ type: 'nights', nights: 14 }),
  ),
]

const nights = (value: number | null): Made | null =>
  value === null || value < 1 ? null : { type: 'nights', nights: value }

const vague: Rule[] = [
  rule(
    `(?:(?:en |au |a la )?(?:debut|mi|milieu|fin)(?: du| de| d')?(?: |-)?(?:mois (?:de |d')?)?)?(?:${wholeMonthPattern}|mars)(?: ${year})?|(?:debut|mi|fin|en)[ -](?:mars|mai)`,
    always({ type: 'vague' }),
  ),
  rule(
    "(?:ce |le |du |cette |this |the |next |d'un |un )?(?:\\p{L}+ )?(?:week ?-?ends?|weekend|fin de semaine)(?: prochain| qui vient)?(?: (?:de|du|of) \\p{L}+)?",
    always({ type: 'vague' }),
  ),
  rule(
    "(?:la |cette |dans la |en (?:debut|milieu|fin) de |(?:premiere|derniere|deuxieme|troisieme) )?semaine(?: prochaine| suivante| d'apres| qui vient| derniere| du \\d+(?: \\p{L}+)?)?|(?:next|this|last) week",
    always({ type: 'vague' }),
  ),
  rule(
    '(?:le |ce |du |au (?:debut|milieu) du |(?:en |a la )?(?:debut|fin) (?:de|du) )?mois(?: prochain| suivant| qui vient)?|(?:next|this) month',
    always({ type: 'vague' }),
  ),
  rule(
    `(?:dans|in|d'ici|il y a|pendant|en) (?<n>${numberPattern}) ?(?:minutes?|min|heures?|hours?|'|mois|months?|ans?|annees?|years?|secondes?)`,
    always({ type: 'vague' }),
  ),
  rule(
    `(?:dans|in|d'ici|il y a|pendant|en|les) (?:les |the )?(?<n>${numberPattern}) ?(?:prochaine?s? |prochains? |derniere?s? )?(?:heures?|jours|semaines?|mois|annees?)(?: (?:suivante?s?|passee?s?))?`,
    ({ n }) => (n === undefined ? null : { type: 'vague' }),
  ),
  rule(
    `${numberPattern} (?:prochaine?s?|prochains?|derniere?s?|derniers?) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|annees?)|${numberPattern} (?:heures?|jours?|semaines?|mois|annees?) (?:suivante?s?|suivant|passee?s?|precedente?s?)`,
    always({ type: 'vague' }),
  ),
  rule(
    '(?:un peu )?plus tard|later|bientot|prochainement|un de ces jours|(?:cet|cette) (?:ete|automne|hiver|printemps)|noel|toussaint|paques|nouvel an|ascension|pentecote|christmas|easter|new year',
    always({ type: 'vague' }),
  ),
]

const aside: Rule[] = [
  rule(
    "avant(?: le)?|apres(?: le)?|d'ici(?: le| au)?|(?:n'importe quand|sauf|excepte|hormis|pas)(?: le| au| a)?|jusque|le lendemain du|la veille du|before|after|by|until|until the|except|not|passe(?: de)?|cet|gmt|utc|a partir|depuis|since|jusqu'a(?= (?:\\d|midi|minuit|\\p{L}+ heures))",
    always({ type: 'spoiler' }),
  ),
  rule(
    'arriv(?:ee|ons|e|ant|er|erons)(?: prevue?)?|check(?:ing|ed)?[ -]?in|entree|arriving|arrive',
    always({ type: 'arrival' }),
  ),
  rule(
    'depart|repart(?:ons|irons|ant)|part(?:ons|irons)|check(?:ing)?[ -]?out|sortie|leaving|leave',
    always({ type: 'departure' }),
  ),
]

const glue: Rule[] = [
  rule(
    "a partir (?:du|de|d')|des le|ou plutot|par exemple|c'est|ce sera|starting(?: on| from)?|beginning(?: on)?|dans la|dans l'|jusqu'(?:au|a)",
    always({ type: 'glue' }),
  ),
  rule(
    "au|et|a|-|to|until|till|through|and|du|de|des|d'|entre|from|between|le|la|les|l'|the|on|at|vers|plutot|pour|for|en|environ|around|about|dans|,|of|sur|soit",
    always({ type: 'glue' }),
  ),
]

const bareNumbers: Rule[] = [
  rule(`(?<n>${numberPattern})(?: ?(?:er|e|eme|st|nd|rd|th))?`, ({ n }) => {
    const value = toNumber(n)
    return value === null ? null : { type: 'number', value }
  }),
]

/** All of them are tried at each place; the longest match counts, the earlier rule among equals. */
export const rules: readonly Rule[] = [
  ...dayRules,
  ...timeRules,
  ...lengths,
  ...vague,
  ...aside,
  ...glue,
  ...bareNumbers,
]
