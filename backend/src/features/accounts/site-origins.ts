import { AppError } from '#src/errors.ts'

const words = {
  fr: {
    toCorrect: 'Certains champs sont à corriger.',
    none: 'Indiquez au moins un site, par exemple https://www.example.com.',
    unneeded: 'Une clé secrète ne se met pas sur un site : laissez ce champ vide.',
    notOne: (text: string) => `« ${text} » n’est pas l’adresse d’un site : https://www.example.com, sans chemin.`,
  },
  en: {
    toCorrect: 'Some fields need correcting.',
    none: 'Give at least one website, for example https://www.example.com.',
    unneeded: 'A secret key is never put on a website: leave this empty.',
    notOne: (text: string) => `“${text}” is not the address of a website: https://www.example.com, without a path.`,
  },
}

/**
 * The websites of a new key, as browsers name them.
 * @throws AppError invalid, in the reader's language
 */
export function readSites(kind: 'secret' | 'publishable', origins: readonly string[], locale: string): string[] {
  const say = locale.startsWith('fr') ? words.fr : words.en
  const refuse = (origin: string) => new AppError('invalid', say.toCorrect, { fields: { origins: origin } })
  if (kind === 'secret' && origins.length > 0) throw refuse(say.unneeded)
  if (kind === 'publishable' && origins.length === 0) throw refuse(say.none)
  const sites = origins.map((text) => {
    const site = toOrigin(text)
    if (site === null) throw refuse(say.notOne(text))
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
