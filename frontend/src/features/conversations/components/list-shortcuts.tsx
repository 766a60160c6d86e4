import { useTranslation } from 'react-i18next'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { conversationsQuery, prefetchConversation } from '../api.ts'
import { useListFilter } from '../list/use-list-filter.ts'

/** j and k, or the arrows: the next conversation, the one before; what comes after is read ahead. */
export function ListShortcuts({ currentId }: { currentId: number | null }) {
  const { t } = useTranslation('conversations')
  const client = useQueryClient()
  const navigate = useNavigate()
  const { search } = useLocation()
  const [filter] = useListFilter()
  const ids = useQuery(conversationsQuery(filter)).data?.items.map(({ id }) => id) ?? []
  const at = ids.indexOf(currentId ?? -1)
  const go = (step: number) => {
    const to = at === -1 ? ids[0] : ids[at + step]
    if (to === undefined) return
    void navigate({ pathname: `/inbox/${to}`, search }, { replace: currentId !== null })
    const after = ids[(at === -1 ? 0 : at + step) + Math.sign(step)]
    if (after !== undefined) prefetchConversation(client, after)
  }
  const next = () => {
    go(1)
  }
  const before = () => {
    go(-1)
  }
  const group = t('shortcut.group')
  useShortcut({ keys: 'j', label: t('shortcut.next'), group, run: next })
  useShortcut({ keys: 'k', label: t('shortcut.previous'), group, run: before })
  useShortcut({ keys: 'arrowdown', run: next })
  useShortcut({ keys: 'arrowup', run: before })
  useShortcut(currentId === null ? { keys: 'enter', run: next } : null)
  return null
}
