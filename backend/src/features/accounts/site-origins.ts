import { AppError } from '#src/errors.ts'
import type { Phrase } from '#src/text/phrase.ts'

const words = {
  toCorrect: { fr: 'Certains champs sont à corriger.', en: 'Some fields need correcting.' },
  none: {
    fr: 'Indiquez au moins un site, par exemple https://www.example.com.',
    en: 'Give at least one website, for example https://www.example.com.',
  },
  unneeded: {
    fr: 'Une clé secrète ne se met pas sur un site : laissez ce champ vide.',
    en: 'A secret key is never put on a website: leave this empty.',
  },
  notOne: (text: string) => ({
    fr: `« ${text} » n’est pas l’adresse d’un site : https://www.example.com, sans chemin.`,
    en: `“${text}” is not the address of a website: https://www.example.com, without a path.`,
  }),
}

/**
 * The websites of a new key, as browsers name them.
 * @throws AppError invalid
 */
export function readSites(kind: 'secret' | 'publishable', origins: readonly string[]): string[] {
  const refuse = (fault: Phrase) => new AppError('invalid', words.toCorrect, { fields: { origins: fault } })
  if (kind === 'secret' && origins.length > 0) throw refuse(words.unneeded)
  if (kind === 'publishable' && origins.length === 0) throw refuse(words.none)
  const sites = origins.map((text) => {
    const site = toOrigin(text)
    if (site === null) throw refuse(words.notOne(text))
    return site
  })
  return [...new Set(sites)]
}

/** `https://www.example.com`, or a machine of one's own for trying things out; null for anything else. */
function toOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isBare = url.pathname === '/' && url.search + url.hash + url.username + url.password === ''
  const isLocal = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)
  return isBare && (url.protocol === 'https:' || isLocal) && !url.hostname.includes('*') ? url.origin : null
}
