export type Side = 'top' | 'bottom' | 'right'
export type Align = 'start' | 'center' | 'end'

interface Size {
  width: number
  height: number
}
interface Box extends Size {
  left: number
  top: number
}

const gap = 4
const edge = 8

/**
 * Where something that floats goes, in px of the window: on its side of the anchor, on the other one when there is no
 * room, and never past the window's edge.
 */
export function place(
  anchor: Box,
  floating: Size,
  side: Side,
  align: Align,
  view: Size = viewport(),
): { left: number; top: number } {
  const beside = side === 'right'
  const left = beside ? anchor.left + anchor.width + gap : alignTo(anchor.left, anchor.width, floating.width, align)
  const top = beside ? alignTo(anchor.top, anchor.height, floating.height, align) : topOf(anchor, floating, side, view)
  return {
    left: clamp(left, view.width - floating.width),
    top: clamp(top, view.height - floating.height),
  }
}

function topOf(anchor: Box, floating: Size, side: Side, view: Size): number {
  const above = anchor.top - gap - floating.height
  const below = anchor.top + anchor.height + gap
  const fitsBelow = below + floating.height + edge <= view.height
  const fitsAbove = above >= edge
  if (side === 'top') return fitsAbove || !fitsBelow ? above : below
  return fitsBelow || !fitsAbove ? below : above
}

function alignTo(start: number, length: number, own: number, align: Align): number {
  if (align === 'start') return start
  return align === 'end' ? start + length - own : start + (length - own) / 2
}

function clamp(value: number, most: number): number {
  return Math.round(Math.max(edge, Math.min(value, most - edge)))
}

function viewport(): Size {
  return { width: window.innerWidth, height: window.innerHeight }
}
