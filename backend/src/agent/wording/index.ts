import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'
import type { Wording } from './wording.ts'

export type { Wording } from './wording.ts'

const wordings = { fr, en, es, de, it, nl, pt }
export type Language = keyof typeof wordings
export const languages = Object.keys(wordings) as Language[]

/** The language of ours that a code or locale names ("pt-BR" → pt), or null. */
export function asLanguage(code: string | null | undefined): Language | null {
  const short = (code ?? '').trim().slice(0, 2).toLowerCase()
  return languages.find((language) => language === short) ?? null
}

export function wordingIn(language: Language): Wording {
  return wordings[language]
}

/** What a language is called in another: "français", "French". */
export function nameLanguage(code: string, inLanguage: Language): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code
}
