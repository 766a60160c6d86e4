import { useTranslation } from 'react-i18next'
import { useMedia } from '@conciergerie/kit/lib/media.ts'
import { PersonMenu } from '@conciergerie/kit/shell/person-menu.tsx'
import { SearchButton } from '@conciergerie/kit/shell/search-button.tsx'
import { NotificationBell } from '../../features/notifications/components/notification-bell.tsx'
import { useChangeLanguage, useMember } from '../../lib/auth.ts'
import { AssistantSwitch } from './assistant-switch.tsx'
import { entries } from './entries.ts'
import { HouseMenu } from './house-menu.tsx'
import { RailEntry } from './rail-entry.tsx'
import { useLogout } from './use-logout.ts'

/** House, search, pages, assistant, person. Icons alone under 1280 px, absent on a phone. */
export function Rail() {
  const { t } = useTranslation('shell')
  const member = useMember()
  const changeLanguage = useChangeLanguage()
  const logout = useLogout()
  const isFolded = !useMedia('(min-width: 1280px)')
  return (
    <div className="flex w-14 shrink-0 flex-col border-r border-line bg-canvas px-2 desk:w-51">
      <HouseMenu isFolded={isFolded} />
      <SearchButton isFolded={isFolded} />
      <nav aria-label={t('nav')} className="mt-3 grow overflow-y-auto">
        <ul className="grid gap-0.5">
          {entries.map((entry) => (
            <li key={entry.name}>
              <RailEntry entry={entry} isFolded={isFolded} />
            </li>
          ))}
        </ul>
      </nav>
      <AssistantSwitch isFolded={isFolded} />
      <div className="flex items-center gap-1 border-t border-line py-2.5 max-desk:flex-col">
        <PersonMenu
          name={member.name}
          account="/settings/account"
          onLanguage={changeLanguage}
          onLogout={logout}
          isFolded={isFolded}
        />
        <NotificationBell />
      </div>
    </div>
  )
}
