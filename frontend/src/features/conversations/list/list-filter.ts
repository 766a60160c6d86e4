export const listTabs = ['todo', 'ai', 'all', 'closed'] as const
export type ListTab = (typeof listTabs)[number]

/** What of the inbox is shown; as in the address of the page. */
export interface ListFilter {
  tab: ListTab
  q?: string
  unread?: true
  /** A member's id, `me` or `none`. */
  assignee?: string
}

const isTab = (value: string | null): value is ListTab => listTabs.some((tab) => tab === value)

/** The first tab is what waits, so it needs no word in the address. */
export function readFilter(search: URLSearchParams): ListFilter {
  const tab = search.get('tab')
  const q = search.get('q')?.trim().slice(0, 200) ?? ''
  const assignee = search.get('assignee') ?? ''
  return {
    tab: isTab(tab) ? tab : 'todo',
    ...(q === '' ? {} : { q }),
    ...(search.get('unread') === '1' ? { unread: true as const } : {}),
    ...(/^(me|none|\d{1,15})$/.test(assignee) ? { assignee } : {}),
  }
}

/** The address's query for a filter; what other parts of the page keep there stays. */
export function writeFilter(
  search: URLSearchParams,
  change: { [K in keyof ListFilter]?: ListFilter[K] | undefined },
): URLSearchParams {
  const next = new URLSearchParams(search)
  const set = (name: string, value: string | undefined) => {
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
  }
  if ('tab' in change) set('tab', change.tab === 'todo' ? undefined : change.tab)
  if ('q' in change) set('q', change.q)
  if ('assignee' in change) set('assignee', change.assignee)
  if ('unread' in change) set('unread', change.unread ? '1' : undefined)
  return next
}

/** Whether anything but the tab narrows the list. */
export const isNarrowed = ({ q, unread, assignee }: ListFilter): boolean =>
  q !== undefined || unread !== undefined || assignee !== undefined
