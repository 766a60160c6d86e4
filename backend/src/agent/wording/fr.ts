import type { Wording } from './wording.ts'

const days = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

function time(text: string): string {
  const [hours = '0', minutes = '00'] = text.split(':')
  return `${Number(hours)} h${minutes === '00' ? '' : ` ${minutes}`}`
}

export const fr: Wording = {
  disclosure: (house) =>
    `Bonjour, ${house} à votre écoute. Je suis un assistant virtuel (IA) ; une personne de l’équipe peut prendre le relais à tout moment, il suffit de le demander.`,
  whoSpeaks: (house) =>
    `Je suis l’assistant virtuel (une intelligence artificielle) : ${house}. Je réponds à partir des informations de la maison, et une personne de l’équipe peut prendre le relais si vous le souhaitez.`,
  someHouse: 'notre équipe',
  greeting: 'Bonjour ! Que puis-je faire pour vous ?',
  thanks: 'Avec plaisir ! N’hésitez pas si vous avez une autre question.',
  farewell: 'Merci et à bientôt !',
  noted: 'Très bien. Je reste à votre disposition.',
  found: (language) => `Voici ce que j’ai trouvé${language ? ` (en ${language})` : ''} :`,
  foundSeveral: (language) => `Voici ce que j’ai trouvé pour vos questions${language ? ` (en ${language})` : ''} :`,
  butNot: (question) =>
    `En revanche, je n’ai pas l’information pour « ${question} ». Je transmets ce point à l’équipe, qui vous répondra ici.`,
  unanswered:
    'Je n’ai pas cette information et je préfère ne rien inventer. J’ai transmis votre question à l’équipe : une personne vous répondra ici dès que possible.',
  human: 'Je passe la main à l’équipe : une personne vous répondra ici dès que possible.',
  complaint:
    'Nous sommes désolés pour ce désagrément. J’ai prévenu l’équipe : une personne vous répondra ici dès que possible.',
  sensitive:
    'Votre message demande l’attention d’une personne. J’ai prévenu l’équipe, qui vous répondra ici dès que possible.',
  failed:
    'Je ne parviens pas à vous répondre pour le moment. J’ai transmis votre message à l’équipe : une personne vous répondra ici dès que possible.',
  emergency: 'En cas d’urgence, appelez le 112.',
  offTopic: (house) =>
    `Je ne peux répondre qu’aux questions sur ${house} et sur votre venue. Que souhaitez-vous savoir ?`,
  closedUntil: (when) => `L’équipe est absente en ce moment et reprend ${when}.`,
  closed: 'L’équipe est absente en ce moment.',
  when: ({ daysAhead, weekday, time: at }) => {
    if (daysAhead === 0) return `aujourd’hui à ${time(at)}`
    return `${daysAhead === 1 ? 'demain' : (days[weekday - 1] ?? '')} à ${time(at)}`
  },
}
