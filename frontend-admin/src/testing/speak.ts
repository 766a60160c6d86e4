import { i18next, startI18n } from '../lib/i18n.ts'

/** Readies French, and the words of these rooms. */
export async function speak(...rooms: string[]): Promise<void> {
  localStorage.setItem('conciergerie.language', 'fr')
  await startI18n()
  await i18next.loadNamespaces(rooms)
}
