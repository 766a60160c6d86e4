import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'

// What jsdom has not: sizes, the top layer, the system's theme.

class NoResizeObserver implements ResizeObserver {
  observe(): void {
    // a page of jsdom never changes its size
  }
  unobserve(): void {
    // same
  }
  disconnect(): void {
    // same
  }
}
globalThis.ResizeObserver = NoResizeObserver

Object.assign(HTMLElement.prototype, { showPopover: () => undefined, hidePopover: () => undefined })
Object.assign(Element.prototype, { scrollIntoView: () => undefined })
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true
  },
  close(this: HTMLDialogElement) {
    this.open = false
  },
})

window.matchMedia = (media) => ({
  media,
  matches: media.includes('min-width'),
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
})

beforeEach(() => {
  localStorage.clear()
})
afterEach(cleanup)
