import { expect, it } from 'vitest'
import { costOf, factsOf } from './prices.ts'

const tokens = (inputTokens: number, outputTokens = 0, cacheReadTokens = 0, cacheWriteTokens = 0) => ({
  inputTokens,
  outputTokens,
  cacheReadTokens,
  cacheWriteTokens,
})

it('every kind of token has its price', () => {
  expect(costOf('claude-haiku-5-5', tokens(1_000, 100, 2_000, 400))).toBe(100 + 50 + 20 + 50)
  expect(costOf('claude-haiku-4-5-20251001', tokens(1_000, 100, 2_000, 400))).toBe(1_000 + 500 + 200 + 500)
})

it('a part of a millionth counts as one, and nothing costs nothing', () => {
  expect(costOf('claude-haiku-5-5', tokens(1))).toBe(1)
  expect(costOf('claude-haiku-5-5', tokens(30))).toBe(3)
  expect(costOf('claude-haiku-5-5', tokens(0))).toBe(0)
})

it('a long prompt costs its higher rate on every token', () => {
  expect(costOf('claude-haiku-5-5', tokens(60_000, 0, 50_000))).toBe((6_000 + 500) * 5)
})

it('a model that came later is counted like its family, an unknown one dearly', () => {
  expect(costOf('claude-haiku-6', tokens(1_000))).toBe(100)
  expect(costOf('some-other-model', tokens(1_000))).toBe(5_000)
  expect(factsOf('claude-haiku-4-5').takesEffort).toBe(false)
})
