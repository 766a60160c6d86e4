import { useTranslation } from 'react-i18next'
import { useMedia } from '@conciergerie/kit/lib/media.ts'
import { PersonMenu } from '@conciergerie/kit/shell/person-menu.tsx'
import { SearchButton } from '@conciergerie/kit/shell/search-button.tsx'
import { useAdmin, useChangeLanguage } from '../../lib/auth.ts'
import { entries } from './entries.ts'
import { HouseName } from './house-name.tsx'
import { RailEntry } from './rail-entry.tsx'
import { useLogout } from './use-logout.ts'
import { VersionLine } from './version-line.tsx'

/** Platform, search, pages, version, person. Icons alone under 1280 px, absent on a phone. */
export function Rail() {
  const { t } = useTranslation('shell')
  const admin = useAdmin()
  const changeLanguage = useChangeLanguage()
  const logout = useLogout()
  const isFolded = !useMedia('(min-width: 1280px)')
  return (
    <div className="flex w-14 shrink-0 flex-col border-r border-line bg-canvas px-2 desk:w-51">
      <HouseName />
      <SearchButton isFolded={isFolded} />
      <nav aria-label={t('nav')} className="mt-3 grow overflow-y-auto">
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-0.5">
          {entries.map((entry) => (
            <li key={entry.name}>
              <RailEntry entry={entry} isFolded={isFolded} />
            </li>
          ))}
        </ul>
      </nav>
      <VersionLine />
      <div className="flex items-center border-t border-line py-2.5 max-desk:flex-col">
        <PersonMenu
          name={admin.name}
          account="/account"
          onLanguage={changeLanguage}
          onLogout={logout}
          isFolded={isFolded}
        />
      </div>
    </div>
  )
}
