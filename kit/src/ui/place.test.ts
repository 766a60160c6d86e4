import { describe, expect, it } from 'vitest'
import { place } from './place.ts'

const view = { width: 1000, height: 800 }
const floating = { width: 200, height: 100 }
const button = (left: number, top: number) => ({ left, top, width: 80, height: 32 })

describe('what floats', () => {
  it('never leaves the window', () => {
    expect(place(button(960, 10), floating, 'bottom', 'start', view)).toEqual({ left: 792, top: 46 })
    expect(place(button(-50, 10), floating, 'bottom', 'start', view).left).toBe(8)
  })

  it('goes to the other side when there is no room', () => {
    expect(place(button(100, 760), floating, 'bottom', 'start', view).top).toBe(656)
    expect(place(button(100, 20), floating, 'top', 'start', view).top).toBe(56)
  })

  it('is aligned with its anchor', () => {
    expect(place(button(500, 100), floating, 'bottom', 'end', view).left).toBe(380)
    expect(place(button(500, 100), floating, 'bottom', 'center', view).left).toBe(440)
    expect(place(button(10, 700), floating, 'right', 'end', view)).toEqual({ left: 94, top: 632 })
  })
})
