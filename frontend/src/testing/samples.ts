import type { Session } from '../lib/auth.ts'
import type { Overview } from '../lib/overview.ts'

/** Someone who works in two houses. */
export const marie: Session = {
  member: {
    id: 7,
    email: 'marie@example.com',
    name: 'Marie Le Goff',
    role: 'owner',
    status: 'active',
    locale: 'fr',
    phone: null,
    lastSeenAt: null,
    createdAt: '2026-06-01T08:00:00Z',
  },
  conciergerie: {
    id: 3,
    name: 'Hôtel du Phare',
    kind: 'hotel',
    city: 'Roscoff',
    timezone: 'Europe/Paris',
    locale: 'fr',
    demo: false,
  },
  houses: [
    { id: 3, name: 'Hôtel du Phare' },
    { id: 4, name: 'Brasserie du Port' },
  ],
}

export const calm: Overview = {
  todo: 0,
  ai: 0,
  unread: 0,
  openQuestions: 0,
  requestedReservations: 0,
  newOrders: 0,
  messagesLeft: 0,
  liveCalls: 0,
  unreadNotifications: 0,
  assistant: { mode: 'auto', clients: 2 },
}

export const status = { version: '1.2.3', demo: false, demoAccount: null, demoAdmin: null, demoPhoneUrl: null }
