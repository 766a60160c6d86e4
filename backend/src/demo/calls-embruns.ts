import type { CallEndReason, CallOutcome } from '@conciergerie/contract'

/** A call of the days before, as the telephone of the Hôtel des Embruns would have written it. */
export interface DemoCall {
  /** Minutes before now. */
  ago: number
  seconds: number
  phone: string | null
  /** Name on the card, given to a card that has none. */
  name: string | null
  outcome: CallOutcome
  reason: CallEndReason
  language: string
  costMicros: number
  firstAudioMs: number | null
  responseMs: readonly number[]
  summary: string | null
  followUp?: boolean
  turns: readonly DemoTurn[]
  facts?: readonly { field: string; value: string; sure: boolean; evidence: string }[]
}

/** `ia` and `client` speak; `tool` is something done. */
export type DemoTurn =
  | { at: number; ia: string; heard?: string }
  | { at: number; client: string }
  | { at: number; tool: string; status: string; given: Record<string, string | number>; tookMs: number }

const hello =
  'Hôtel des Embruns, bonjour. Je suis l’assistant vocal de la maison, une intelligence artificielle. Que puis-je faire pour vous ?'

export const callsOfEmbruns: readonly DemoCall[] = [
  {
    ago: 2 * 1440 + 95,
    seconds: 65,
    phone: '+33639984410',
    name: 'Nadia Benali',
    outcome: 'answered',
    reason: 'caller_hung_up',
    language: 'fr',
    costMicros: 100_000,
    firstAudioMs: 310,
    responseMs: [720, 810, 760],
    summary: 'Demande l’heure du petit déjeuner et si le parking est surveillé.',
    turns: [
      { at: 0, ia: hello },
      { at: 9, client: 'Bonjour, à quelle heure servez-vous le petit déjeuner ?' },
      { at: 12, ia: 'Le petit déjeuner est servi de 7 h à 10 h 30. Puis-je vous aider pour autre chose ?' },
      { at: 20, client: 'Non, c’est parfait, merci.' },
      { at: 22, ia: 'Merci de votre appel, et à bientôt.' },
    ],
  },
  {
    ago: 1440 + 310,
    seconds: 52,
    phone: '+33639985127',
    name: 'Julien Moreau',
    outcome: 'message',
    reason: 'caller_hung_up',
    language: 'fr',
    costMicros: 50_000,
    firstAudioMs: 290,
    responseMs: [690, 700],
    summary: 'A laissé un message : souhaite être rappelé pour un séminaire.',
    turns: [
      { at: 0, ia: hello },
      { at: 8, client: 'Bonjour, je voudrais parler à quelqu’un pour un séminaire en mai.' },
      { at: 12, ia: 'Personne ne peut vous répondre pour le moment. Voulez-vous laisser un message ?' },
      { at: 18, client: 'Oui, rappelez-moi demain matin, c’est pour vingt personnes.' },
      {
        at: 23,
        tool: 'leave_message',
        status: 'left',
        given: { text: 'Rappeler demain matin : séminaire de vingt personnes en mai.' },
        tookMs: 340,
      },
      { at: 24, ia: 'C’est noté, je transmets votre message à l’équipe.' },
    ],
  },
  {
    ago: 300,
    seconds: 18,
    phone: '+33639987703',
    name: 'Thomas Berger',
    outcome: 'missed',
    reason: 'caller_hung_up',
    language: 'fr',
    costMicros: 20_000,
    firstAudioMs: 305,
    responseMs: [],
    summary: null,
    followUp: true,
    turns: [{ at: 0, ia: hello, heard: 'Hôtel des Embruns, bonjour. Je suis' }],
  },
  {
    ago: 205,
    seconds: 41,
    phone: null,
    name: null,
    outcome: 'question',
    reason: 'caller_hung_up',
    language: 'en',
    costMicros: 70_000,
    firstAudioMs: 330,
    responseMs: [840, 910],
    summary: 'Asked for a vegan breakfast; nothing answers that yet.',
    followUp: true,
    turns: [
      { at: 0, ia: hello },
      { at: 8, client: 'Hello, do you serve a vegan breakfast?' },
      {
        at: 11,
        tool: 'raise_question',
        status: 'filed',
        given: { question: 'Do you serve a vegan breakfast?' },
        tookMs: 210,
      },
      {
        at: 12,
        ia: 'I do not have that information. I am passing your question on to the team, who will answer you.',
      },
      { at: 24, client: 'Alright, thank you.' },
    ],
  },
  {
    ago: 95,
    seconds: 128,
    phone: '+33639988231',
    name: 'Antoine Lemaire',
    outcome: 'reserved',
    reason: 'caller_hung_up',
    language: 'fr',
    costMicros: 210_000,
    firstAudioMs: 300,
    responseMs: [790, 820, 760, 1140, 800],
    summary:
      'Deux personnes pour deux nuits. A réservé la Suite Vue Mer ; vient avec un petit chien, la question est transmise.',
    turns: [
      { at: 4, ia: hello },
      { at: 9, client: 'Bonjour, je voudrais une suite pour deux, euh… du 17 au 19 juillet.' },
      {
        at: 16,
        tool: 'check_availability',
        status: 'available',
        given: { date_from: '@07-17', date_to: '@07-19', party_size: 2, unit_type: 'suite_vue_mer' },
        tookMs: 40,
      },
      {
        at: 18,
        ia: 'La Suite Vue Mer est libre à 179,00 € la nuit. Elle donne sur la baie, et vous pouvez arriver dès 15 heures.',
        heard: 'La Suite Vue Mer est libre à 179,00 € la nuit. Elle donne',
      },
      { at: 27, client: 'Oui, c’est très bien. On arrivera tard, vers 22 h 30.' },
      { at: 33, ia: 'Entendu, arrivée vers 22 h 30. À quel nom dois-je réserver ?' },
      { at: 37, client: 'Lemaire, Antoine Lemaire. Et on vient avec un chien, un petit.' },
      {
        at: 45,
        tool: 'create_reservation',
        status: 'held',
        given: { date_from: '@07-17', date_to: '@07-19', party_size: 2, first_name: 'Antoine', last_name: 'Lemaire' },
        tookMs: 60,
      },
      { at: 49, ia: 'Je récapitule : la Suite Vue Mer, deux nuits, deux personnes. Souhaitez-vous que je confirme ?' },
      { at: 62, client: 'Oui, allez-y.' },
      { at: 66, tool: 'create_reservation', status: 'confirmed', given: { hold: 'option' }, tookMs: 55 },
      { at: 67, ia: 'C’est confirmé, monsieur Lemaire. Vous recevrez la confirmation par SMS. Bonne journée.' },
    ],
    facts: [
      { field: 'name', value: 'Antoine Lemaire', sure: true, evidence: 'Lemaire, Antoine Lemaire.' },
      { field: 'party_size', value: '2', sure: true, evidence: 'une suite pour deux' },
      {
        field: 'wishes',
        value: 'Arrivée vers 22 h 30, petit chien',
        sure: false,
        evidence: 'Et on vient avec un chien, un petit.',
      },
    ],
  },
]
