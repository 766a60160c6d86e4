import type { LeftMessage, OrderMode, OrderStatus, UnitKind } from '@conciergerie/contract'

/** Who waits for a place, in days from today. */
export interface DemoWaiter {
  name: string
  phone: string
  kind: UnitKind
  type: string | null
  from: number
  nights?: number
  times?: readonly [string, string]
  party: number
}

export const waiters: DemoWaiter[] = [
  {
    name: 'Marion Le Gall',
    phone: '+33639980401',
    kind: 'table',
    type: null,
    from: 0,
    times: ['20:00', '20:00'],
    party: 4,
  },
  {
    name: 'David Auffret',
    phone: '+33639980402',
    kind: 'table',
    type: null,
    from: 0,
    times: ['20:00', '20:00'],
    party: 2,
  },
  { name: 'Famille Tanguy', phone: '+33639980403', kind: 'stay', type: 'familiale', from: 22, nights: 3, party: 4 },
]

export interface DemoOrder {
  name: string
  phone: string
  mode: OrderMode
  items: readonly { name: string; quantity: number; note?: string }[]
  note?: string
  source: 'voice' | 'whatsapp' | 'concierge'
  minutesAgo: number
  /** Along the board, one step after the other. */
  steps: readonly OrderStatus[]
}

export const orders: DemoOrder[] = [
  {
    name: 'Julien Moreau',
    phone: '+33639980102',
    mode: 'room_service',
    items: [
      { name: 'Soupe de poissons', quantity: 1 },
      { name: 'Muscadet sur lie, le verre', quantity: 1 },
    ],
    note: 'Suite 14.',
    source: 'voice',
    minutesAgo: 6,
    steps: [],
  },
  {
    name: 'Antoine Riou',
    phone: '+33639980110',
    mode: 'room_service',
    items: [{ name: 'Galette complète', quantity: 1, note: 'sans œuf' }],
    note: 'Chambre 103.',
    source: 'whatsapp',
    minutesAgo: 14,
    steps: ['accepted'],
  },
  {
    name: 'Claire Fontaine',
    phone: '+33639980201',
    mode: 'dine_in',
    items: [
      { name: 'Moules-frites au cidre', quantity: 2 },
      { name: 'Cidre brut, la bolée', quantity: 2 },
    ],
    source: 'concierge',
    minutesAgo: 24,
    steps: ['accepted', 'preparing'],
  },
  {
    name: 'Yves Prigent',
    phone: '+33639980404',
    mode: 'takeaway',
    items: [
      { name: 'Huîtres de Cancale n° 3, les six', quantity: 2 },
      { name: 'Far breton', quantity: 4 },
    ],
    source: 'voice',
    minutesAgo: 41,
    steps: ['accepted', 'preparing', 'ready'],
  },
]

export interface DemoMessage {
  name: string
  phone: string
  text: string
  urgency: LeftMessage['urgency']
  source: LeftMessage['source']
  minutesAgo: number
}

export const messages: DemoMessage[] = [
  {
    name: 'Maître Le Dantec',
    phone: '+33639980405',
    text: 'Voudrait privatiser le restaurant un samedi midi pour quarante personnes. À rappeler avant 18 h.',
    urgency: 'high',
    source: 'voice',
    minutesAgo: 47,
  },
  {
    name: 'Nora Haddad',
    phone: '+33639980203',
    text: 'Son train a du retard, elle arrivera plutôt vers 22 h. Demande si la clé peut l’attendre.',
    urgency: 'normal',
    source: 'voice',
    minutesAgo: 18,
  },
]
