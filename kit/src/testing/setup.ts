import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { server } from './server.ts'

// What jsdom has not: sizes, the top layer, the system's theme, a way to be told of events.

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

class SilentEventSource extends EventTarget {
  close(): void {
    // it was never open
  }
}

Object.assign(globalThis, { ResizeObserver: NoResizeObserver, EventSource: SilentEventSource })
Object.assign(HTMLElement.prototype, {
  showPopover(this: HTMLElement) {
    this.style.display = 'block'
  },
  hidePopover(this: HTMLElement) {
    this.style.display = 'none'
  },
})
Object.assign(Element.prototype, { scrollIntoView: () => undefined })
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true
  },
  close(this: HTMLDialogElement) {
    this.open = false
  },
})

/** A wide window and a light system, which never change. */
class FixedMedia extends EventTarget {
  readonly matches: boolean
  readonly media: string

  constructor(media: string) {
    super()
    this.media = media
    this.matches = media.includes('min-width')
  }
}
Object.assign(window, { matchMedia: (media: string) => new FixedMedia(media) })

// Two shared cores can make the first import of a page ten times slower.
configure({ asyncUtilTimeout: 10_000 })

beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' })
})
beforeEach(() => {
  localStorage.clear()
})
afterEach(() => {
  cleanup()
  server.resetHandlers()
})
afterAll(() => {
  server.close()
})
