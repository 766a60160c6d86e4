/** What of the FAQs is shown; as in the address of the page and in the call. */
export interface FaqFilter {
  q?: string
  category?: string
  locale?: string
  active?: boolean
}

export type FilterChange = { [K in keyof FaqFilter]?: FaqFilter[K] | undefined }

export function readFilter(search: URLSearchParams): FaqFilter {
  const q = search.get('q')?.trim().slice(0, 200) ?? ''
  const category = search.get('category')?.slice(0, 60) ?? ''
  const locale = search.get('lang') ?? ''
  const active = search.get('active')
  return {
    ...(q === '' ? {} : { q }),
    ...(category === '' ? {} : { category }),
    ...(/^[a-z]{2}(-[A-Z]{2})?$/.test(locale) ? { locale } : {}),
    ...(active === '1' || active === '0' ? { active: active === '1' } : {}),
  }
}

/** The address's query for a filter; what other parts of the page keep there stays. */
export function writeFilter(search: URLSearchParams, change: FilterChange): URLSearchParams {
  const next = new URLSearchParams(search)
  const set = (name: string, value: string | undefined) => {
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
  }
  if ('q' in change) set('q', change.q)
  if ('category' in change) set('category', change.category)
  if ('locale' in change) set('lang', change.locale)
  if ('active' in change) set('active', change.active === undefined ? undefined : change.active ? '1' : '0')
  return next
}

export const isNarrowed = (filter: FaqFilter): boolean => Object.keys(filter).length > 0
