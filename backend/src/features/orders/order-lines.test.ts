import { describe, expect, it } from 'vitest'
import { fold } from '#src/text/fold.ts'
import type { MenuRow } from './menu.store.ts'
import { findLines, totalOf } from './order-lines.ts'

const dish = (id: number, name: string, cents: number, available = 1): MenuRow => ({
  id,
  conciergerie_id: 1,
  category: null,
  name,
  folded: fold(name),
  description: null,
  price_cents: cents,
  available,
  allergens: '[]',
  position: id,
  deleted_at: null,
})
const menu = [
  dish(1, 'Burger du Sillon', 1850),
  dish(2, 'Burger végétarien', 1700),
  dish(3, 'Crème brûlée', 800),
  dish(4, 'Huîtres de Cancale', 2100, 0),
]
const item = (name: string, quantity = 1) => ({ menuItemId: null, name, quantity, note: null })
const find = (...items: Parameters<typeof findLines>[0][number][]) => findLines(items, menu)

describe('what is ordered', () => {
  it.each([
    ['sushi', '« sushi » n’est pas à la carte.'],
    ['burger', '« burger » : lequel ? Burger du Sillon, Burger végétarien.'],
    ['huitres de cancale', '« Huîtres de Cancale » n’est plus disponible.'],
    [' ', 'Dites quel plat ou quelle boisson.'],
  ])('is refused when the menu cannot tell what %j is', (name, words) => {
    expect(find(item('creme brulee'), item(name))).toMatchObject({ faults: { 'items.1.name': { fr: words } } })
  })

  it('is found by its name without accents, by a word that only one dish has, or by its id', () => {
    const found = find(item('CREME brulee', 2), item('végétarien'), { ...item(''), menuItemId: 1 })
    const lines = 'lines' in found ? found.lines : []
    expect(lines.map(({ menu_item_id }) => menu_item_id)).toEqual([3, 2, 1])
    expect(totalOf(lines)).toBe(2 * 800 + 1700 + 1850)
  })
})
