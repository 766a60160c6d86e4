import { languageNames } from '@conciergerie/kit/lib/i18n.ts'

/** "français"; what is no language code is shown as it stands. */
export function nameLanguage(code: string, reader: string): string {
  if (!/^[a-z]{2,3}$/i.test(code)) return code
  return new Intl.DisplayNames([reader in languageNames ? reader : 'fr'], { type: 'language' }).of(code) ?? code
}
