import { describe, expect, it } from 'vitest'
import { ItemOrder } from './item-order.ts'

const message = (id: string, role: 'user' | 'assistant') =>
  role === 'user'
    ? { id, type: 'message' as const, role, content: [] }
    : { id, type: 'message' as const, role, content: [] }
const toolCall = (id: string) => ({ id, type: 'function_call' as const, name: 'book', arguments: '{}' })
const toolOutput = (id: string) => ({ id, type: 'function_call_output' as const, call_id: 'c', output: '{}' })

describe('the order of what is said', () => {
  it('is told once for each thing, whichever event came first', () => {
    const order = new ItemOrder()
    expect(order.place('u1', null, 'caller')).toEqual({ itemId: 'u1', previousItemId: null, speaker: 'caller' })
    expect(order.placeItem(message('u1', 'user'), null)).toBeNull()
    expect(order.placeItem(message('a1', 'assistant'), 'u1')).toEqual({
      itemId: 'a1',
      previousItemId: 'u1',
      speaker: 'assistant',
    })
  })

  it('passes over tools: what follows them follows the last thing said before them', () => {
    const order = new ItemOrder()
    order.placeItem(message('u1', 'user'), null)
    expect(order.placeItem(toolCall('t1'), 'u1')).toBeNull()
    expect(order.placeItem(toolOutput('t2'), 't1')).toBeNull()
    expect(order.placeItem(message('a1', 'assistant'), 't2')?.previousItemId).toBe('u1')
  })

  it('has a tool at the beginning: what follows stands first', () => {
    const order = new ItemOrder()
    order.placeItem(toolCall('t1'), null)
    expect(order.placeItem(message('a1', 'assistant'), 't1')?.previousItemId).toBeNull()
  })
})
