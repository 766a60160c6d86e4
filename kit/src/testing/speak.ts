import type { Catalogues } from '../locales/catalogues.ts'
import { i18next, startI18n } from '../lib/i18n.ts'

/** Readies French, and the words of these rooms. @param own the rooms of the screen under test */
export async function speakFrench(own: Catalogues, rooms: readonly string[]): Promise<void> {
  localStorage.setItem('conciergerie.language', 'fr')
  await startI18n(own)
  await i18next.loadNamespaces(rooms)
}
