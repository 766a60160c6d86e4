import type { Request, Response } from 'express'
import type { Actor } from '#src/actor.ts'
import { languageOf, languages } from '#src/text/phrase.ts'
import type { Language } from '#src/text/phrase.ts'

/**
 * The language that a request asks for (`Accept-Language`: our screens send the one they are shown in), else that of the
 * account, else French.
 */
function languageFor(req: Request, locale: string): Language {
  const own = languageOf(locale)
  const asked = req.acceptsLanguages([own, ...languages.filter((language) => language !== own)])
  return asked === false ? own : languageOf(asked)
}

/** Whoever acts, as the reader of what comes back; kept for the errors of this request too. */
export function asReader<A extends Actor>(req: Request, res: Response, actor: A): A {
  const locale = languageFor(req, actor.locale)
  res.locals['language'] = locale
  return { ...actor, locale }
}

/** Who reads the errors of this request, whether or not it was known who calls. */
export function readerOf(req: Request, res: Response): Language {
  const known: unknown = res.locals['language']
  return typeof known === 'string' ? languageOf(known) : languageFor(req, 'fr')
}
