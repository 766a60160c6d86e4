import { usePage } from '@conciergerie/kit/lib/page.ts'
import { useSession } from '../../lib/auth.ts'
import { useOverview } from '../../lib/overview.ts'

/** Names the browser's tab: what is unread, the page, the house. */
export function TabTitle() {
  const { conciergerie } = useSession()
  const { title } = usePage()
  const unread = useOverview()?.unread ?? 0
  const words = title === '' ? conciergerie.name : `${title} · ${conciergerie.name}`
  return <title>{unread > 0 ? `(${unread}) ${words}` : words}</title>
}
