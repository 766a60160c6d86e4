import type { Catalogues, Words } from '@conciergerie/kit/locales/catalogues.ts'

/** The words of this screen, fetched room by room. */
export const catalogues: Catalogues = import.meta.glob<Words>('./*/*.json', { import: 'default' })
