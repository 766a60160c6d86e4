import { DateTime } from 'luxon'
import type { Language } from '#src/text/phrase.ts'
import { summaryWordsIn } from './words.ts'

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

function sayDate(day: string, format: string, language: Language): string {
  const said = DateTime.fromISO(day, { zone: 'utc', locale: locales[language] }).toFormat(format)
  return language === 'fr' ? said.replace(/(^|\s)1(?=\s|$)/u, '$11er') : said
}

/** `du 15 au 20 mars 2027`: a month or a year is said once where it is the same. */
function sayNights(from: string, to: string, language: Language): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  const format = from.slice(0, 7) === to.slice(0, 7) ? 'd' : sameYear ? 'd LLLL' : 'd LLLL yyyy'
  return summaryWordsIn(language).nights(sayDate(from, format, language), sayDate(to, 'd LLLL yyyy', language))
}

/** As the tools write down what they did; empty where they did not say when. */
export function sayWhen({ kind, from, to, time, people }: Partial<Record<string, string>>, language: Language): string {
  if (from === undefined) return ''
  const words = summaryWordsIn(language)
  const when =
    kind === 'table'
      ? words.seating(sayDate(from, 'cccc d LLLL yyyy', language), time ?? '')
      : sayNights(from, to ?? from, language)
  const size = Number(people)
  return keepTogether(Number.isInteger(size) && size > 0 ? `${when} ${words.party(size)}` : when)
}

/** A number and what it counts stay on one line. */
const keepTogether = (text: string) =>
  text.replaceAll(/(?<=\d(?:er)?) (?!(?:au|à|pour|to|at|for) )(?=[\p{L}\d])/gu, '\u00a0')
