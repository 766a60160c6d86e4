/**
 * For an action after which the row it stands in is gone: the focus goes to the heading of its list, not to nowhere. With
 * the next picture, since a dialog that closes gives the focus back to a button that is about to go.
 */
export function focusHome(): void {
  const list = document.activeElement?.closest('[data-list]')
  requestAnimationFrame(() => list?.querySelector<HTMLElement>('[data-home]')?.focus())
}
