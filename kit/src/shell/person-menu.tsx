import { useTranslation } from 'react-i18next'
import Keyboard from 'lucide-react/icons/keyboard'
import LogOut from 'lucide-react/icons/log-out'
import UserRound from 'lucide-react/icons/user-round'
import { useNavigate } from 'react-router'
import { Avatar } from '../ui/avatar.tsx'
import { Menu } from '../ui/menu.tsx'
import { MenuGroup, MenuItem, MenuSeparator } from '../ui/menu-item.tsx'
import { languageNames, languages } from '../lib/i18n.ts'
import type { Language } from '../lib/i18n.ts'
import { setTheme, themes, useTheme } from '../lib/theme.ts'
import { ConnectionDot } from './connection-dot.tsx'
import { useOverlay } from './overlay-context.ts'

interface Props {
  name: string
  /** Address of the person's page. */
  account: string
  onLanguage: (language: Language) => void
  onLogout: () => void
  isFolded: boolean
}

/** Who is here, whether the screen is live, and what concerns the person: theme, language, shortcuts, leaving. */
export function PersonMenu({ name, account, onLanguage, onLogout, isFolded }: Props) {
  const { t, i18n } = useTranslation()
  const theme = useTheme()
  const show = useOverlay()
  const navigate = useNavigate()
  return (
    <Menu
      side="top"
      trigger={(props) => (
        <button
          type="button"
          {...props}
          data-tip={isFolded ? name : undefined}
          className="flex min-w-0 grow items-center gap-2.5 rounded-control px-2 py-1 text-left hover:bg-hover max-desk:px-1"
        >
          <Avatar name={name} size="small" isMe />
          <span className="min-w-0 max-desk:sr-only">
            <span className="block truncate text-dense font-medium">{name}</span>
            <ConnectionDot />
          </span>
        </button>
      )}
    >
      <MenuGroup label={t('person.theme')}>
        {themes.map((value) => (
          <MenuItem
            key={value}
            checked={value === theme}
            onSelect={() => {
              setTheme(value)
            }}
          >
            {t(`person.${value}`)}
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
              onLanguage(language)
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
          void navigate(account)
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
      <MenuItem icon={<LogOut aria-hidden size={16} />} onSelect={onLogout}>
        {t('person.logout')}
      </MenuItem>
    </Menu>
  )
}
