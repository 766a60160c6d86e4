import { z } from 'zod'
import type { Phrase } from '#src/text/phrase.ts'
import { words } from './locales/error-words.ts'

type Issue = z.core.$ZodIssue

const inFrench = z.locales.fr().localeError
const inEnglish = z.locales.en().localeError

/** Field path → what is wrong with it, of an input that a schema refused. */
export function wrongFields(error: z.ZodError): Record<string, Phrase> {
  return Object.fromEntries(
    error.issues.flatMap((issue): [string, Phrase][] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [[...issue.path, key].join('.'), words.unknownField])
        : [[issue.path.join('.') || '(corps)', describe(issue)]],
    ),
  )
}

/** What people meet while filling a form, in plain words; the rest, which programs meet, in zod's. */
function describe(issue: Issue): Phrase {
  if (isMissing(issue)) return words.missing
  if (issue.code === 'too_small' && issue.origin === 'string') return words.tooShort(issue.minimum)
  if (issue.code === 'too_big' && issue.origin === 'string') return words.tooLong(issue.maximum)
  if (issue.code === 'too_small' && isNumber(issue.origin)) return words.atLeast(issue.minimum)
  if (issue.code === 'too_big' && isNumber(issue.origin)) return words.atMost(issue.maximum)
  if (issue.code === 'invalid_format' && issue.format === 'email') return words.noEmail
  return { fr: read(inFrench, issue), en: read(inEnglish, issue) }
}

const isNumber = (origin: string) => origin === 'number' || origin === 'int'

/** Null is what a form sends of a number that was emptied. */
const isMissing = (issue: Issue) =>
  (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)) ||
  (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1)

function read(locale: z.core.$ZodErrorMap, issue: Issue): string {
  const told = locale(issue as z.core.$ZodRawIssue)
  return (typeof told === 'string' ? told : told?.message) ?? issue.message
}
