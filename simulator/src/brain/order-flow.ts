import { fold, stems } from '#sim/anthropic/small-model/words.ts'
import type { Output, Turn } from '#sim/openai-realtime/mind.ts'
import { plainText } from './plain.ts'
import type { State } from './state.ts'
import { takeChange } from './existing-flow.ts'
import type { ToolResult } from './tool-result.ts'

export interface OrderedItem {
  name: string
  quantity: number
}

const LEAD = /^.*\b(?:commander|commande|voudrais|voudrions|aimerais|prendrai|prendre|order|like)\b/

/** `deux pizzas reine et un tiramisu` → two items; names are checked by the tool. */
export function readItems(text: string): OrderedItem[] {
  return plainText(text)
    .replace(LEAD, '')
    .replaceAll(/\b(?:a emporter|en livraison|s'il vous plait|please|takeaway)\b/g, '')
    .split(/,|\bet\b|\band\b|\+/)
    .flatMap((part) => {
      const found = /^\s*(\d{1,2}|une?|des?|le|la|a)?\s*(.*?)[\s.?!]*$/.exec(part)
      const name = found?.[2] ?? ''
      const quantity = Number(found?.[1] ?? 1)
      return name.length < 3 ? [] : [{ name, quantity: Number.isFinite(quantity) ? quantity : 1 }]
    })
}

/** As they stand on the card: the dish whose words are said. */
function onTheCard(items: readonly OrderedItem[], menu: readonly string[]): OrderedItem[] | null {
  const matched = items.map(({ name, quantity }) => {
    const said = new Set(stems(name))
    const dishes = menu.map((dish) => ({ dish, score: stems(dish).filter((stem) => said.has(stem)).length }))
    const best = dishes.reduce((top, other) => (other.score > top.score ? other : top), { dish: '', score: 0 })
    return best.score === 0 ? null : { name: best.dish, quantity }
  })
  return matched.length > 0 && matched.every((item) => item !== null) ? matched : null
}

const modeOf = (text: string) =>
  /\blivraison|livrer|deliver/.test(text) ? 'delivery' : /\bma chambre|en chambre|room/.test(text) ? 'room' : 'takeaway'

export function startOrder(text: string, state: State, turn: Turn): Output[] {
  const items = readItems(text)
  state.said = text
  if (items.length === 0) return state.asking('items', state.words.askItems)
  return state.calling(turn, 'create_order', { items, mode: modeOf(fold(text)) })
}

export function takeOrder(result: ToolResult, state: State, turn: Turn): Output[] {
  const menu = Array.isArray(result.data['menu']) ? (result.data['menu'] as string[]) : []
  if (result.status !== 'invalid' || menu.length === 0) return takeChange(result, state)
  const asked = readItems(state.said)
  const known = onTheCard(asked, menu)
  const changed = known !== null && JSON.stringify(known) !== JSON.stringify(asked)
  if (changed && state.ask !== 'items') {
    state.ask = 'items'
    return state.calling(turn, 'create_order', { items: known, mode: modeOf(fold(state.said)) })
  }
  return state.asking('items', `${result.say} ${state.words.menu(menu.slice(0, 6).join(', '))}`)
}
