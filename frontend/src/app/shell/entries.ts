import BookOpenText from 'lucide-react/icons/book-open-text'
import CalendarDays from 'lucide-react/icons/calendar-days'
import Inbox from 'lucide-react/icons/inbox'
import Lightbulb from 'lucide-react/icons/lightbulb'
import Phone from 'lucide-react/icons/phone'
import Settings2 from 'lucide-react/icons/settings-2'
import ShoppingBag from 'lucide-react/icons/shopping-bag'
import Voicemail from 'lucide-react/icons/voicemail'
import type { LucideIcon } from 'lucide-react'
import type { Overview } from '../../lib/overview.ts'

export interface Entry {
  /** Also the key of its words: `shell:entry.<name>`, and `shell:count.<name>` where it has a count. */
  name: 'inbox' | 'reservations' | 'calls' | 'orders' | 'left' | 'faq' | 'requests' | 'settings'
  to: string
  icon: LucideIcon
  /** Letter after `g`. */
  key: string
  /** On a phone it is under « Plus ». */
  isSecondary?: boolean
}

export interface CountedEntry extends Entry {
  name: 'inbox' | 'reservations' | 'calls' | 'orders' | 'left' | 'faq'
  /** What waits there, of what the server counts. */
  count: (overview: Overview) => number
}

/** The main navigation, in order: one line for each page. */
export const entries: readonly (Entry | CountedEntry)[] = [
  { name: 'inbox', to: '/inbox', icon: Inbox, key: 'i', count: ({ todo }) => todo },
  {
    name: 'reservations',
    to: '/planning',
    icon: CalendarDays,
    key: 'r',
    count: (overview) => overview.requestedReservations,
  },
  { name: 'calls', to: '/calls', icon: Phone, key: 'c', count: ({ liveCalls }) => liveCalls },
  {
    name: 'orders',
    to: '/orders',
    icon: ShoppingBag,
    key: 'o',
    isSecondary: true,
    count: ({ newOrders }) => newOrders,
  },
  {
    name: 'left',
    to: '/messages-left',
    icon: Voicemail,
    key: 'm',
    isSecondary: true,
    count: ({ messagesLeft }) => messagesLeft,
  },
  {
    name: 'faq',
    to: '/faq',
    icon: BookOpenText,
    key: 'f',
    isSecondary: true,
    count: ({ openQuestions }) => openQuestions,
  },
  { name: 'requests', to: '/requests', icon: Lightbulb, key: 'd', isSecondary: true },
  { name: 'settings', to: '/settings', icon: Settings2, key: 's', isSecondary: true },
]
