/** Items of a menu or a list that can be chosen, from top to bottom. */
export function itemsOf(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])')]
}

/** Moves the focus as a key asks. @returns whether the key was one of ours */
export function moveFocus(box: HTMLElement, key: string): boolean {
  const items = itemsOf(box)
  const at = items.findIndex((item) => item === document.activeElement)
  const to = targetOf(items, at, key)
  if (!to) return false
  to.focus()
  return true
}

function targetOf(items: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  return after.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()))
}
