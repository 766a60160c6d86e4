import { fold } from '#src/text/fold.ts'
import type { Phrase } from '#src/text/phrase.ts'
import type { MenuRow } from './menu.store.ts'
import type { OrderRequest } from './ports.ts'
import { words } from './words.ts'

export interface OrderLine {
  menu_item_id: number
  name: string
  quantity: number
  unit_cents: number
  note: string | null
}

/**
 * What is ordered, found on the menu: by its id, else by its name. Names and prices are the menu's, never the caller's.
 * @returns the lines, or what is wrong with each item (`items.0.name` → words)
 */
export function findLines(
  items: OrderRequest['items'],
  menu: readonly MenuRow[],
): { lines: OrderLine[] } | { faults: Record<string, Phrase> } {
  const faults: Record<string, Phrase> = {}
  const lines = items.flatMap(({ menuItemId, name, quantity, note }, at): OrderLine[] => {
    const found = menuItemId === null ? findByName(name ?? '', menu) : findById(menuItemId, menu)
    if (!('id' in found)) {
      faults[`items.${at}.name`] = found
      return []
    }
    return [{ menu_item_id: found.id, name: found.name, quantity, unit_cents: found.price_cents, note }]
  })
  return Object.keys(faults).length > 0 ? { faults } : { lines }
}

function findById(id: number, menu: readonly MenuRow[]): MenuRow | Phrase {
  const row = menu.find((one) => one.id === id)
  return row ? ensureAvailable(row) : words.notOnMenu(String(id))
}

/** The whole name, else the only dish whose name holds these words: "burger" is an answer only where there is one. */
function findByName(name: string, menu: readonly MenuRow[]): MenuRow | Phrase {
  const wanted = fold(name)
  if (wanted === '') return words.noItem
  const exact = menu.find(({ folded }) => folded === wanted)
  const holding = exact ? [exact] : menu.filter(({ folded }) => ` ${folded} `.includes(` ${wanted} `))
  const [first, ...others] = holding
  if (!first) return words.notOnMenu(name)
  if (others.length > 0)
    return words.several(
      name,
      holding.slice(0, 4).map((row) => row.name),
    )
  return ensureAvailable(first)
}

const ensureAvailable = (row: MenuRow) => (row.available === 1 ? row : words.soldOut(row.name))

export const totalOf = (lines: readonly OrderLine[]): number =>
  lines.reduce((sum, { quantity, unit_cents }) => sum + quantity * unit_cents, 0)
