/** Focuses with the next picture: what is to be focused appears with it, or a dialog that closes has its say before. */
export function focusSoon(selector: string, within: ParentNode = document): void {
  requestAnimationFrame(() => within.querySelector<HTMLElement>(selector)?.focus())
}

/** For an action after which the row it stands in is gone: the focus goes to the heading of its list, not to nowhere. */
export function focusHome(): void {
  const list = document.activeElement?.closest('[data-list]')
  if (list) focusSoon('[data-home]', list)
}
