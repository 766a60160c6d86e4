const spare = 6

/**
 * Rows that must exist for a window on a list, some more on either side included.
 * @returns `first` included, `last` not
 */
export function visibleRange(
  view: { top: number; height: number },
  rowHeight: number,
  count: number,
): { first: number; last: number } {
  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare)
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + spare)
  return { first: Math.min(first, last), last }
}
