/** Cells of a spreadsheet as values; null stands for "cannot be read", undefined for an empty cell. */

const yes = ['true', 'vrai', 'oui', 'yes', '1', 'x', 'active', 'actif']
const no = ['false', 'faux', 'non', 'no', '0', 'inactive', 'inactif']

export function readFlag(cell: string): boolean | null | undefined {
  const word = cell.toLowerCase()
  if (word === '') return undefined
  if (yes.includes(word)) return true
  return no.includes(word) ? false : null
}

/** `2026-06-09` or, as French spreadsheets write it, `09/06/2026`. @returns `YYYY-MM-DD` */
export function readDay(cell: string): string | null | undefined {
  if (cell === '') return undefined
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell)
  const [, day = '', month = '', year = ''] = french ?? []
  const iso = french ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell
  return isDay(iso) ? iso : null
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  // 31 February would have become 3 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** `fr`, `FR`, `fr_FR`, `fr-FR`. */
export function readLocale(cell: string): string | null | undefined {
  if (cell === '') return undefined
  const parts = /^([a-z]{2})(?:[-_]([a-z]{2}))?$/i.exec(cell)
  if (!parts) return null
  const [, language = '', region] = parts
  return region === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${region.toUpperCase()}`
}

/** Wordings, one a line or with `|` between them. */
export function readAliases(cell: string): string[] {
  const wordings = cell.split(/\s*[|\n]\s*/).map((wording) => wording.trim())
  return [...new Set(wordings.filter((wording) => wording !== ''))]
}
