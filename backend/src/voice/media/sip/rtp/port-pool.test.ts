import { expect, test } from 'vitest'
import { PortPool } from './port-pool.ts'

const takeAll = (pool: PortPool) => {
  const taken: number[] = []
  for (let port = pool.take(); port !== null; port = pool.take()) taken.push(port)
  return taken
}

test('a range without an even port has none', () => {
  expect(new PortPool({ from: 20_001, to: 20_001 }).take()).toBeNull()
})

test('even ports only, and no more than there are', () => {
  expect(takeAll(new PortPool({ from: 20_001, to: 20_007 }))).toEqual([20_002, 20_004, 20_006])
})

test('a port that is given back is used again last', () => {
  const pool = new PortPool({ from: 20_000, to: 20_005 })
  pool.giveBack(pool.take() ?? 0)
  expect(takeAll(pool)).toEqual([20_002, 20_004, 20_000])
})

test('a line takes its own share first, then what is left', () => {
  const pool = new PortPool({ from: 20_000, to: 20_007 })
  const share = { from: 20_004, to: 20_007 }
  expect([1, 2, 3, 4, 5].map(() => pool.take(share))).toEqual([20_004, 20_006, 20_000, 20_002, null])
})
