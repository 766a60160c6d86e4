/** What a file of words holds. */
export type Words = Record<string, unknown>

/** How to fetch the words of each language and room: `./fr/common.json`. */
export type Catalogues = Record<string, () => Promise<Words>>

/** The words that both screens speak. */
export const commonCatalogues: Catalogues = import.meta.glob<Words>('./*/*.json', { import: 'default' })
