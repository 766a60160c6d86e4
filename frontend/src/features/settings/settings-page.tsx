import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Navigate, Route, Routes } from 'react-router'
import clsx from 'clsx'
import BedDouble from 'lucide-react/icons/bed-double'
import Bell from 'lucide-react/icons/bell'
import BookOpen from 'lucide-react/icons/book-open'
import Building from 'lucide-react/icons/building'
import CalendarRange from 'lucide-react/icons/calendar-range'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import History from 'lucide-react/icons/history'
import KeyRound from 'lucide-react/icons/key-round'
import MessageCircle from 'lucide-react/icons/message-circle'
import MessageSquareQuote from 'lucide-react/icons/message-square-quote'
import Phone from 'lucide-react/icons/phone'
import UserRound from 'lucide-react/icons/user-round'
import Users from 'lucide-react/icons/users'
import Utensils from 'lucide-react/icons/utensils'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { useIs } from '../../lib/auth.ts'
import { HouseSection } from './sections/house-section.tsx'

const places = [
  { path: 'house', icon: Building, Section: HouseSection, ownersOnly: false },
  {
    path: 'channel',
    icon: MessageCircle,
    Section: lazy(async () => ({ default: (await import('./sections/channel-section.tsx')).ChannelSection })),
    ownersOnly: false,
  },
  {
    path: 'telephone',
    icon: Phone,
    Section: lazy(async () => ({ default: (await import('./telephone/telephone-section.tsx')).TelephoneSection })),
    ownersOnly: false,
  },
  {
    path: 'assistant',
    icon: ConciergeBell,
    Section: lazy(async () => ({ default: (await import('./sections/assistant-section.tsx')).AssistantSection })),
    ownersOnly: false,
  },
  {
    path: 'places',
    icon: BedDouble,
    Section: lazy(async () => ({ default: (await import('./inventory/places-section.tsx')).PlacesSection })),
    ownersOnly: false,
  },
  {
    path: 'rates',
    icon: CalendarRange,
    Section: lazy(async () => ({ default: (await import('./inventory/rates-section.tsx')).RatesSection })),
    ownersOnly: false,
  },
  {
    path: 'services',
    icon: Utensils,
    Section: lazy(async () => ({ default: (await import('./inventory/services-section.tsx')).ServicesSection })),
    ownersOnly: false,
  },
  {
    path: 'menu',
    icon: BookOpen,
    Section: lazy(async () => ({ default: (await import('./menu/menu-section.tsx')).MenuSection })),
    ownersOnly: false,
  },
  {
    path: 'replies',
    icon: MessageSquareQuote,
    Section: lazy(async () => ({ default: (await import('./sections/replies-section.tsx')).RepliesSection })),
    ownersOnly: false,
  },
  {
    path: 'notices',
    icon: Bell,
    Section: lazy(async () => ({ default: (await import('./notices/notices-section.tsx')).NoticesSection })),
    ownersOnly: false,
  },
  {
    path: 'team',
    icon: Users,
    Section: lazy(async () => ({ default: (await import('./sections/team-section.tsx')).TeamSection })),
    ownersOnly: false,
  },
  {
    path: 'keys',
    icon: KeyRound,
    Section: lazy(async () => ({ default: (await import('./sections/keys-section.tsx')).KeysSection })),
    ownersOnly: true,
  },
  {
    path: 'journal',
    icon: History,
    Section: lazy(async () => ({ default: (await import('./sections/journal-section.tsx')).JournalSection })),
    ownersOnly: true,
  },
  {
    path: 'account',
    icon: UserRound,
    Section: lazy(async () => ({ default: (await import('./sections/account-section.tsx')).AccountSection })),
    ownersOnly: false,
  },
] as const

/** The settings of the house and of the person, one address a section. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const isOwner = useIs('owner')
  const shown = places.filter(({ ownersOnly }) => isOwner || !ownersOnly)
  return (
    <>
      <PageHeader title={t('title')} />
      <div className="flex min-h-0 grow max-tablet:flex-col">
        <nav
          aria-label={t('sections')}
          className="w-53 shrink-0 overflow-auto border-r border-line p-2 max-tablet:flex max-tablet:w-full max-tablet:gap-1 max-tablet:border-r-0 max-tablet:border-b"
        >
          {shown.map(({ path, icon: Icon }) => (
            <NavLink
              key={path}
              to={`/settings/${path}`}
              className={({ isActive }) =>
                clsx(
                  'flex h-8 shrink-0 items-center gap-3 rounded-control px-3 text-base whitespace-nowrap max-tablet:h-11',
                  isActive ? 'bg-selected font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
                )
              }
            >
              <Icon aria-hidden size={17} strokeWidth={1.75} className="shrink-0" />
              {t(`section.${path}`)}
            </NavLink>
          ))}
        </nav>
        {/* The journal has nothing to tab to: the keyboard scrolls the section itself. */}
        <div
          role="region"
          aria-label={t('title')}
          tabIndex={0}
          className="min-h-0 min-w-0 grow overflow-y-auto -outline-offset-2"
        >
          <Suspense>
            <Routes>
              {shown.map(({ path, Section }) => (
                <Route key={path} path={path} element={<Section />} />
              ))}
              <Route path="*" element={<Navigate to="/settings/house" replace />} />
            </Routes>
          </Suspense>
        </div>
      </div>
    </>
  )
}
