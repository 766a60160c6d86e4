import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import Search from 'lucide-react/icons/search'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { useListFilter } from '../list/use-list-filter.ts'
import { FilterMenu } from './filter-menu.tsx'
import { ListSearch } from './list-search.tsx'

/** Title, search and filters; the search takes the title's place while it is used. */
export function ListHead() {
  const { t } = useTranslation('conversations')
  const [filter] = useListFilter()
  const [isSearching, setIsSearching] = useState(filter.q !== undefined)
  const opener = useRef<HTMLButtonElement>(null)
  const open = () => {
    setIsSearching(true)
  }
  useShortcut({ keys: '/', label: t('shortcut.search'), group: t('shortcut.group'), run: open })
  const isOpen = isSearching || filter.q !== undefined
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 pr-2 pl-4 max-tablet:h-16">
      <h1
        className={
          isOpen ? 'sr-only' : 'grow font-serif text-title font-medium max-tablet:text-[24px] max-tablet:leading-8'
        }
      >
        {t('title')}
      </h1>
      {isOpen ? (
        <ListSearch
          onClose={() => {
            setIsSearching(false)
            opener.current?.focus()
          }}
        />
      ) : (
        <IconButton
          ref={opener}
          label={t('list.search')}
          keys="/"
          icon={<Search aria-hidden size={16} />}
          onClick={open}
        />
      )}
      <FilterMenu />
    </header>
  )
}
