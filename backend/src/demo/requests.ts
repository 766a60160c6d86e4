import type { RequestPriority, RequestStatus } from '@conciergerie/contract'

export type DemoHouseName = 'embruns' | 'suzanne' | 'armor'

interface DemoRequest {
  title: string
  description: string
  status: RequestStatus
  priority: RequestPriority
  /** Who proposed it; null: an administrator. */
  from: DemoHouseName | null
  votes: readonly DemoHouseName[]
  daysAgo: number
  comments?: readonly { text: string; internal?: boolean }[]
}

/** What the houses asked of the platform. */
export const featureRequests: DemoRequest[] = [
  {
    title: 'Relier notre logiciel de réservation',
    description: 'L’assistant pourrait voir les chambres libres et répondre sur les disponibilités sans nous déranger.',
    status: 'in_progress',
    priority: 'high',
    from: 'embruns',
    votes: ['embruns', 'armor', 'suzanne'],
    daysAgo: 41,
    comments: [
      { text: 'Nous commençons par la lecture des disponibilités.' },
      { text: 'Deux fournisseurs ont répondu, le troisième demande un contrat.', internal: true },
    ],
  },
  {
    title: 'Répondre aussi aux messages vocaux',
    description: 'Beaucoup de clients envoient des vocaux. Une transcription dans le fil nous ferait gagner du temps.',
    status: 'pending',
    priority: 'high',
    from: 'suzanne',
    votes: ['suzanne', 'embruns'],
    daysAgo: 18,
  },
  {
    title: 'Exporter les conversations d’un client',
    description:
      'Un client nous a demandé tout ce que nous avons sur lui. Un bouton « Exporter » sur sa fiche suffirait.',
    status: 'completed',
    priority: 'medium',
    from: 'embruns',
    votes: ['embruns', 'suzanne'],
    daysAgo: 63,
    comments: [{ text: 'C’est fait : depuis la fiche du client.' }],
  },
  {
    title: 'Des horaires différents les jours fériés',
    description: 'Le 25 décembre et le 1er janvier nous fermons à midi.',
    status: 'pending',
    priority: 'medium',
    from: 'armor',
    votes: ['armor', 'embruns'],
    daysAgo: 9,
  },
  {
    title: 'Un son différent quand un client attend depuis dix minutes',
    description: '',
    status: 'pending',
    priority: 'low',
    from: 'embruns',
    votes: ['embruns'],
    daysAgo: 4,
  },
  {
    title: 'Signer les réponses du prénom du concierge',
    description: 'Les clients aiment savoir à qui ils parlent.',
    status: 'in_progress',
    priority: 'low',
    from: 'suzanne',
    votes: ['suzanne', 'armor'],
    daysAgo: 27,
  },
  {
    title: 'Envoyer des promotions à tous nos clients',
    description: 'Un message à toute la liste, le vendredi.',
    status: 'rejected',
    priority: 'low',
    from: 'armor',
    votes: ['armor'],
    daysAgo: 52,
    comments: [
      { text: 'WhatsApp ne le permet qu’avec l’accord de chaque client : nous préférons ne pas le proposer.' },
    ],
  },
  {
    title: 'Sauvegardes chiffrées chaque nuit',
    description: 'Demandé par plusieurs maisons au téléphone.',
    status: 'completed',
    priority: 'high',
    from: null,
    votes: ['embruns'],
    daysAgo: 80,
  },
]
