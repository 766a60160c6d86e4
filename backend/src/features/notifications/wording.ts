import type { HumanReason, RequestStatus } from '@conciergerie/contract'

interface Wording {
  humanNeeded: (client: string) => string
  reasons: Record<HumanReason, string>
  questionRaised: string
  /** Who calls and hides it. */
  withheld: string
  callToFollow: Record<'missed' | 'busy' | 'other', (who: string) => string>
  deliveryFailed: (client: string) => string
  channelError: string
  requestStatus: Record<RequestStatus, string>
  requestChanged: (title: string) => string
  letterFoot: (house: string, link: string) => string
  open: string
}

const fr: Wording = {
  humanNeeded: (client) => `${client} attend une personne`,
  reasons: {
    asked: 'Le client demande à parler à quelqu’un.',
    unanswered: 'Aucune FAQ ne répond à sa question.',
    sensitive: 'Le sujet est sensible.',
    complaint: 'Le client se plaint.',
    model_failed: 'L’assistant n’a pas pu répondre.',
    unsafe_answer: 'La réponse de l’assistant a été retenue.',
    media: 'Le client a envoyé un fichier que l’assistant ne lit pas.',
    rate_limited: 'Trop de messages : l’assistant s’est arrêté.',
    delivery_failed: 'Un message n’a pas été remis.',
    off_topic: 'La demande sort de ce que fait l’assistant.',
  },
  questionRaised: 'Nouvelle question sans réponse',
  withheld: 'un numéro masqué',
  callToFollow: {
    missed: (who) => `Appel manqué de ${who}`,
    busy: (who) => `Lignes occupées : ${who} a appelé`,
    other: (who) => `Appel de ${who} à suivre`,
  },
  deliveryFailed: (client) => `Message non remis à ${client}`,
  channelError: 'La ligne WhatsApp demande une correction',
  requestStatus: { pending: 'en attente', in_progress: 'en cours', completed: 'terminée', rejected: 'refusée' },
  requestChanged: (title) => `Demande « ${title} »`,
  letterFoot: (house, link) => `${house}\nOuvrir : ${link}`,
  open: 'Ouvrir',
}

const en: Wording = {
  humanNeeded: (client) => `${client} is waiting for a person`,
  reasons: {
    asked: 'The client asks to speak to someone.',
    unanswered: 'No FAQ answers their question.',
    sensitive: 'The topic is sensitive.',
    complaint: 'The client complains.',
    model_failed: 'The assistant could not answer.',
    unsafe_answer: 'The assistant’s answer was held back.',
    media: 'The client sent a file that the assistant cannot read.',
    rate_limited: 'Too many messages: the assistant stopped.',
    delivery_failed: 'A message was not delivered.',
    off_topic: 'The request is beyond what the assistant does.',
  },
  questionRaised: 'New unanswered question',
  withheld: 'a withheld number',
  callToFollow: {
    missed: (who) => `Missed call from ${who}`,
    busy: (who) => `Lines busy: ${who} called`,
    other: (who) => `Call from ${who} to follow up`,
  },
  deliveryFailed: (client) => `Message not delivered to ${client}`,
  channelError: 'The WhatsApp line needs attention',
  requestStatus: { pending: 'pending', in_progress: 'in progress', completed: 'completed', rejected: 'rejected' },
  requestChanged: (title) => `Request “${title}”`,
  letterFoot: (house, link) => `${house}\nOpen: ${link}`,
  open: 'Open',
}

/** Words of notices and letters in the reader's language; French when it is neither. */
export function wordingFor(locale: string): Wording {
  return locale.startsWith('en') ? en : fr
}
