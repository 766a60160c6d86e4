import { describe, expect, it } from 'vitest'
import { visibleRange } from './visible-range.ts'

describe('the rows that exist', () => {
  it('are those near the window, whatever the length of the list', () => {
    expect(visibleRange({ top: 6400, height: 640 }, 64, 5000)).toEqual({ first: 94, last: 116 })
    expect(visibleRange({ top: 0, height: 640 }, 64, 3)).toEqual({ first: 0, last: 3 })
    expect(visibleRange({ top: 64_000, height: 640 }, 64, 10)).toEqual({ first: 10, last: 10 })
  })
})
