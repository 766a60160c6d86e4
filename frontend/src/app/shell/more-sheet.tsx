import { useTranslation } from 'react-i18next'
import LogOut from 'lucide-react/icons/log-out'
import Search from 'lucide-react/icons/search'
import UserRound from 'lucide-react/icons/user-round'
import { Link } from 'react-router'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { languageNames, languages } from '@conciergerie/kit/lib/i18n.ts'
import { setTheme, themes, useTheme } from '@conciergerie/kit/lib/theme.ts'
import { ConnectionDot } from '@conciergerie/kit/shell/connection-dot.tsx'
import { useOverlay } from '@conciergerie/kit/shell/overlay-context.ts'
import { NotificationList } from '../../features/notifications/components/notification-list.tsx'
import { useChangeLanguage, useMember, useSession } from '../../lib/auth.ts'
import { AssistantSwitch } from './assistant-switch.tsx'
import { entries } from './entries.ts'
import { HouseSelect } from './house-select.tsx'
import { useLogout } from './use-logout.ts'

const row = 'flex min-h-11 w-full items-center gap-3 border-b border-line text-base'

/** What the bar of a phone has no room for: the other pages, the assistant, the person. */
export function MoreSheet({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation(['shell', 'common'])
  const show = useOverlay()
  const { conciergerie } = useSession()
  const member = useMember()
  const theme = useTheme()
  const changeLanguage = useChangeLanguage()
  const logout = useLogout()
  return (
    <Dialog title={conciergerie.name} kicker={<ConnectionDot />} onClose={onClose}>
      <button
        type="button"
        className={row}
        onClick={() => {
          show('palette')
        }}
      >
        <Search aria-hidden size={18} className="text-ink-2" />
        {t('common:search')}
      </button>
      {entries
        .filter(({ isSecondary }) => isSecondary)
        .map((entry) => (
          <Link key={entry.name} to={entry.to} onClick={onClose} className={row}>
            <entry.icon aria-hidden size={18} className="text-ink-2" />
            {t(`entry.${entry.name}`)}
          </Link>
        ))}
      <Link to="/settings/account" onClick={onClose} className={row}>
        <UserRound aria-hidden size={18} className="text-ink-2" />
        {t('common:person.menu')}
      </Link>
      <div className="-mx-2 [&>*]:border-t-0">
        <AssistantSwitch isFolded={false} />
      </div>
      <div className="-mx-5 border-y border-line">
        <NotificationList onFollow={onClose} />
      </div>
      <div className="grid justify-items-start gap-4 py-5">
        <HouseSelect />
        <SegmentedControl
          label={t('common:person.theme')}
          value={theme}
          onChange={setTheme}
          segments={themes.map((value) => ({ value, label: t(`common:person.${value}`) }))}
        />
        <SegmentedControl
          label={t('common:person.language')}
          value={languages.find((language) => language === i18n.language) ?? 'fr'}
          onChange={changeLanguage}
          segments={languages.map((value) => ({ value, label: languageNames[value] }))}
        />
        <Button icon={<LogOut aria-hidden size={16} />} onClick={logout}>
          {t('common:person.logout')}
        </Button>
        <p className="text-small text-ink-3">
          {member.name}, {member.email}
        </p>
      </div>
    </Dialog>
  )
}
