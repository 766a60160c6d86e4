import { beforeEach, describe, expect, it, vi } from 'vitest'
import { describeKeys } from './keys.ts'
import { ShortcutRegistry } from './shortcut-registry.ts'

let bareAllowed = true
let registry: ShortcutRegistry

function press(key: string, init: KeyboardEventInit = {}, target: HTMLElement = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  const dispatchTo = (listener: (event: KeyboardEvent) => void) => {
    document.addEventListener('keydown', listener, { once: true })
    target.dispatchEvent(event)
    document.removeEventListener('keydown', listener)
  }
  dispatchTo(registry.handle)
  return event
}

function field(): HTMLInputElement {
  return document.body.appendChild(document.createElement('input'))
}

beforeEach(() => {
  document.body.replaceChildren()
  bareAllowed = true
  registry = new ShortcutRegistry(() => bareAllowed)
})

describe('a shortcut is not heard', () => {
  it('while writing, unless it says so', () => {
    const letter = vi.fn()
    const chord = vi.fn()
    registry.add({ keys: 'j', run: letter })
    registry.add({ keys: 'mod+enter', inFields: true, run: chord })
    press('j', {}, field())
    press('Enter', { ctrlKey: true }, field())
    expect(letter).not.toHaveBeenCalled()
    expect(chord).toHaveBeenCalledOnce()
  })

  it('while an input method composes a character', () => {
    const run = vi.fn()
    registry.add({ keys: 'e', run })
    press('e', { isComposing: true })
    expect(run).not.toHaveBeenCalled()
  })

  it('when single letters are switched off; chords stay', () => {
    const letter = vi.fn()
    const chord = vi.fn()
    registry.add({ keys: 'g i', run: letter })
    registry.add({ keys: 'mod+k', run: chord })
    bareAllowed = false
    press('g')
    press('i')
    press('k', { metaKey: true })
    expect(letter).not.toHaveBeenCalled()
    expect(chord).toHaveBeenCalledOnce()
  })

  it('when Enter already presses the button that has the focus', () => {
    const run = vi.fn()
    registry.add({ keys: 'enter', run })
    press('Enter', {}, document.body.appendChild(document.createElement('button')))
    expect(run).not.toHaveBeenCalled()
  })

  it('with Shift, when it is a letter without', () => {
    const run = vi.fn()
    registry.add({ keys: 'e', run })
    press('E', { shiftKey: true })
    expect(run).not.toHaveBeenCalled()
  })

  it('behind a dialog, which has its own', () => {
    const page = vi.fn()
    const dialog = vi.fn()
    registry.add({ keys: 'e', run: page })
    const closeLayer = registry.openLayer()
    const remove = registry.add({ keys: 'd', run: dialog })
    press('e')
    press('d')
    remove()
    closeLayer()
    press('e')
    expect(dialog).toHaveBeenCalledOnce()
    expect(page).toHaveBeenCalledOnce()
  })
})

describe('a shortcut', () => {
  it('answers to a sign however it is typed, Shift or not', () => {
    const run = vi.fn()
    registry.add({ keys: '?', run })
    expect(press('?', { shiftKey: true }).defaultPrevented).toBe(true)
    expect(run).toHaveBeenCalledOnce()
  })

  it('may be two letters one after the other', () => {
    const go = vi.fn()
    const alone = vi.fn()
    registry.add({ keys: 'g i', run: go })
    registry.add({ keys: 'i', run: alone })
    press('g')
    press('i')
    expect(go).toHaveBeenCalledOnce()
    expect(alone).not.toHaveBeenCalled()
  })

  it('of the latest comer wins, and leaves with it', () => {
    const first = vi.fn()
    const second = vi.fn()
    registry.add({ keys: 'j', run: first })
    const remove = registry.add({ keys: 'j', run: second })
    press('j')
    remove()
    press('j')
    expect(second).toHaveBeenCalledOnce()
    expect(first).toHaveBeenCalledOnce()
  })

  it('is listed when it has words', () => {
    registry.add({ keys: 'j', label: 'Suivante', run: vi.fn() })
    registry.add({ keys: 'k', run: vi.fn() })
    expect(registry.list().map(({ label }) => label)).toEqual(['Suivante'])
  })
})

describe('the words for keys', () => {
  it('are those of the machine', () => {
    expect(describeKeys('mod+k', true)).toEqual(['⌘', 'K'])
    expect(describeKeys('mod+shift+enter', false)).toEqual(['Ctrl', '⇧', '↵'])
    expect(describeKeys('g i', false)).toEqual(['g', 'i'])
  })
})
