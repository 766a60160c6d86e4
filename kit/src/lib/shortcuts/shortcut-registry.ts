import { isBareCharacter, isPressing, isWriting, nameOfPress } from './keys.ts'

export interface Shortcut {
  /** `j`, `mod+k`, `g i` (one after the other), `shift+enter`: letters as `event.key` gives them. */
  keys: string
  /** What it does, for the list under `?`. Without words it is not listed. */
  label?: string
  /** Heading in that list. */
  group?: string
  /** Also while writing in a field: for chords with mod, and Escape. */
  inFields?: boolean
  run: (event: KeyboardEvent) => void
}

interface Registered extends Shortcut {
  layer: number
}

const sequenceMs = 1200

/** Shortcuts of what is on screen. The latest registered of two alike wins; a dialog silences the page behind it. */
export class ShortcutRegistry {
  readonly #shortcuts: Registered[] = []
  readonly #listeners = new Set<() => void>()
  readonly #bareAllowed: () => boolean
  #listed: readonly Shortcut[] = []
  #layer = 0
  #pending = ''
  #pendingSince = 0

  /** @param bareAllowed whether single letters are switched on */
  constructor(bareAllowed: () => boolean) {
    this.#bareAllowed = bareAllowed
  }

  add(shortcut: Shortcut): () => void {
    const registered = { ...shortcut, layer: this.#layer }
    this.#shortcuts.push(registered)
    this.#changed()
    return () => {
      this.#shortcuts.splice(this.#shortcuts.indexOf(registered), 1)
      this.#changed()
    }
  }

  /** What is added from now on belongs to a dialog, and only it is heard until that closes. */
  openLayer(): () => void {
    this.#layer += 1
    this.#changed()
    return () => {
      this.#layer -= 1
      this.#changed()
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Those of the page that have words, in the order in which they came. */
  list = (): readonly Shortcut[] => this.#listed

  handle = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.key === 'Dead' || isPressing(event)) return
    const press = nameOfPress(event)
    const sequence = this.#continued(press, event.timeStamp)
    const found = this.#find(sequence, event) ?? this.#find(press, event)
    if (found) {
      event.preventDefault()
      this.#pending = ''
      found.run(event)
      return
    }
    this.#remember(press, event)
  }

  #continued(press: string, at: number): string {
    return this.#pending !== '' && at - this.#pendingSince < sequenceMs ? `${this.#pending} ${press}` : press
  }

  #remember(press: string, event: KeyboardEvent): void {
    const begins = this.#shortcuts.some(({ keys }) => keys.startsWith(`${press} `))
    this.#pending = begins && !isWriting(event.target) ? press : ''
    this.#pendingSince = event.timeStamp
  }

  #find(keys: string, event: KeyboardEvent): Shortcut | undefined {
    const found = this.#shortcuts.findLast((shortcut) => shortcut.keys === keys && shortcut.layer === this.#layer)
    if (!found) return undefined
    if (isWriting(event.target) && found.inFields !== true) return undefined
    return isBareCharacter(keys) && !this.#bareAllowed() ? undefined : found
  }

  #changed(): void {
    this.#listed = this.#shortcuts.filter(({ label, layer }) => label !== undefined && layer === 0)
    for (const listener of this.#listeners) listener()
  }
}
