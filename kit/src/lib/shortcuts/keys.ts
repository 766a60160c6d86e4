/** What a key press is called: `?`, `mod+k`, `mod+shift+enter`, `escape`, `j`. Cmd on a Mac is Ctrl elsewhere: `mod`. */
export function nameOfPress(event: KeyboardEvent): string {
  const key = event.key.toLowerCase()
  const named = key === ' ' ? 'space' : key
  // A sign already says whether Shift made it (`?`, `/` on AZERTY): only letters and named keys keep it.
  const isSign = named.length === 1 && named === event.key.toUpperCase()
  const mod = event.ctrlKey || event.metaKey
  const parts = [mod ? 'mod' : '', event.altKey ? 'alt' : '', event.shiftKey && !isSign ? 'shift' : '', named]
  return parts.filter((part) => part !== '').join('+')
}

/** One character without mod or alt: these are the ones that can be switched off (WCAG 2.1.4). */
export function isBareCharacter(keys: string): boolean {
  return keys.split(' ').every((press) => press.length === 1)
}

const isMac = () => /mac|iphone|ipad/i.test(navigator.platform)

const signs: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  tab: 'Tab',
  alt: 'Alt',
  shift: '⇧',
}

/** How keys are written for people, one text for each key: `mod+k` → `Ctrl`, `K`. */
export function describeKeys(keys: string, mac: boolean = isMac()): string[] {
  const parts = keys.split(/[ +]/)
  const chord = parts.length > 1 && keys.includes('+')
  return parts.map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl'
    return signs[part] ?? (chord ? part.toUpperCase() : part)
  })
}

/** Whether the person is writing: a shortcut must not steal their letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

const pressed = 'button, a, summary, input[type="checkbox"], [role="button"], [role="option"]'

/** Whether this press already means something where the focus is: Enter on a button presses it. */
export function isPressing(event: KeyboardEvent): boolean {
  if (!['enter', 'space'].includes(nameOfPress(event))) return false
  return event.target instanceof Element && event.target.closest(pressed) !== null
}
