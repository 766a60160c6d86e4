import { useTranslation } from 'react-i18next'
import Keyboard from 'lucide-react/icons/keyboard'
import LogOut from 'lucide-react/icons/log-out'
import UserRound from 'lucide-react/icons/user-round'
import { useNavigate } from 'react-router'
import { Avatar } from '@conciergerie/kit/ui/avatar.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { MenuGroup, MenuItem, MenuSeparator } from '@conciergerie/kit/ui/menu-item.tsx'
import { languageNames, languages } from '@conciergerie/kit/lib/i18n.ts'
import { setTheme, themes, useTheme } from '@conciergerie/kit/lib/theme.ts'
import { useAdmin, useChangeLanguage } from '../../lib/auth.ts'
import { ConnectionDot } from './connection-dot.tsx'
import { useOverlay } from './overlay-context.ts'
import { useLogout } from './use-logout.ts'

/** Who is here, whether the screen is live, and what concerns the person: theme, language, shortcuts, leaving. */
export function PersonMenu({ isFolded }: { isFolded: boolean }) {
  const { t, i18n } = useTranslation('shell')
  const admin = useAdmin()
  const theme = useTheme()
  const changeLanguage = useChangeLanguage()
  const show = useOverlay()
  const logout = useLogout()
  const navigate = useNavigate()
  return (
    <Menu
      side="top"
      trigger={(props) => (
        <button
          type="button"
          {...props}
          data-tip={isFolded ? admin.name : undefined}
          className="flex min-w-0 grow items-center gap-2.5 rounded-control px-2 py-1 text-left hover:bg-hover max-desk:px-1"
        >
          <Avatar name={admin.name} size="small" isMe />
          <span className="min-w-0 max-desk:sr-only">
            <span className="block truncate text-dense font-medium">{admin.name}</span>
            <ConnectionDot />
          </span>
        </button>
      )}
    >
      <MenuGroup label={t('person.theme')}>
        {themes.map((name) => (
          <MenuItem
            key={name}
            checked={name === theme}
            onSelect={() => {
              setTheme(name)
            }}
          >
            {t(`person.${name}`)}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuGroup label={t('person.language')}>
        {languages.map((language) => (
          <MenuItem
            key={language}
            checked={language === i18n.language}
            onSelect={() => {
              changeLanguage(language)
            }}
          >
            <span lang={language}>{languageNames[language]}</span>
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuItem
        icon={<UserRound aria-hidden size={16} />}
        onSelect={() => {
          void navigate('/account')
        }}
      >
        {t('person.menu')}
      </MenuItem>
      <MenuItem
        icon={<Keyboard aria-hidden size={16} />}
        keys="?"
        onSelect={() => {
          show('shortcuts')
        }}
      >
        {t('person.shortcuts')}
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden size={16} />} onSelect={logout}>
        {t('person.logout')}
      </MenuItem>
    </Menu>
  )
}
