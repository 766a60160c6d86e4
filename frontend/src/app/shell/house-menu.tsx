import { useTranslation } from 'react-i18next'
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import { Brandmark } from '@conciergerie/kit/ui/brandmark.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { MenuGroup, MenuItem } from '@conciergerie/kit/ui/menu-item.tsx'
import { useSession } from '../../lib/auth.ts'
import { useSwitchHouse } from './use-switch-house.ts'

/** Which house this is; a menu for those who work in several. */
export function HouseMenu({ isFolded }: { isFolded: boolean }) {
  const { t } = useTranslation('shell')
  const { conciergerie, houses } = useSession()
  const switchHouse = useSwitchHouse()
  const others = houses.filter(({ id }) => id !== conciergerie.id)
  if (others.length === 0) {
    return (
      <div className="flex h-16 shrink-0 items-center gap-2.5 px-2 max-desk:justify-center max-desk:px-0">
        <HouseName />
      </div>
    )
  }
  return (
    <Menu
      trigger={(props) => (
        <button
          type="button"
          {...props}
          data-tip={isFolded ? conciergerie.name : undefined}
          className="my-2.5 flex h-11 w-full shrink-0 items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover max-desk:justify-center max-desk:px-0"
        >
          <HouseName />
          <span className="sr-only">{`, ${t('house.switch')}`}</span>
          <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-ink-3 max-desk:hidden" />
        </button>
      )}
    >
      <MenuGroup label={t('house.switch')}>
        <MenuItem checked onSelect={() => undefined}>
          {conciergerie.name}
        </MenuItem>
        {others.map(({ id, name }) => (
          <MenuItem
            key={id}
            checked={false}
            onSelect={() => {
              switchHouse.mutate(id)
            }}
          >
            {name}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  )
}

function HouseName() {
  const { t } = useTranslation('shell')
  const { conciergerie } = useSession()
  const place = conciergerie.city ?? ''
  const below = conciergerie.demo ? t('house.demo') : place
  return (
    <>
      <Brandmark />
      <span className="min-w-0 grow max-desk:sr-only">
        <span className="block truncate font-serif text-strong font-medium">{conciergerie.name}</span>
        {below !== '' && <span className="block truncate text-micro text-ink-3">{below}</span>}
      </span>
    </>
  )
}
