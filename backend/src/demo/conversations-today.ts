import { ai, client, courtesy, event, handOver, minutes, note, person } from './script.ts'
import type { Script } from './script.ts'

const { hour } = minutes

/** What lies in the inbox of the Hôtel des Embruns when the demo opens. */
export const conversationsOfToday: Script[] = [
  {
    guest: {
      name: 'Camille Aubry',
      profileName: 'Camille A.',
      phone: '+33639980101',
      language: 'fr',
      tags: ['week-end'],
    },
    lines: [
      client(21, 'Bonjour ! Nous arrivons vendredi en voiture, vous avez un parking ?'),
      ai(
        20,
        'Bonjour, je suis l’assistant (une IA) de l’Hôtel des Embruns. Oui, nous avons un parking fermé de 18 places derrière l’hôtel, à 14 € la nuit, sur réservation. L’entrée se fait par la rue des Voiliers ; la hauteur est limitée à 2,10 m. Souhaitez-vous que l’équipe vous garde une place ?',
        'parking',
      ),
      client(14, 'Parfait. Et si on arrive vers 23h, il y aura quelqu’un ?'),
      ai(
        13,
        'La réception ferme à 22 h. Pour une arrivée à 23 h, nous vous enverrons le code de la porte d’entrée ; votre clé vous attendra dans le casier à votre nom, à droite en entrant.',
        'tardive',
      ),
    ],
  },
  {
    guest: {
      name: 'Julien Moreau',
      profileName: 'Julien',
      phone: '+33639980102',
      language: 'fr',
      vip: true,
      tags: ['habitué', 'suite 14'],
      note: 'Client depuis 2019. Préfère la 14.',
    },
    lines: [
      client(
        52,
        'Bonsoir, la suite 14 est très bruyante, il y a une soufflerie juste sous la fenêtre. Ce n’est pas normal à ce prix.',
      ),
      handOver(
        51,
        'Bonsoir, je suis l’assistant (une IA) de l’Hôtel des Embruns. Je suis désolé pour ce bruit. Je préviens tout de suite une personne de l’équipe, qui revient vers vous ici même.',
      ),
      note(
        'yann',
        38,
        'C’est l’extraction de la cuisine : le minuteur s’est déréglé. Je monte le couper. On peut lui proposer la 16 si ça recommence.',
      ),
      client(9, 'Toujours rien. Quelqu’un peut venir ?'),
    ],
    needsHuman: 'complaint',
    unread: 1,
  },
  {
    guest: { name: null, profileName: 'Emily Carter', phone: '+33639980103', language: 'en' },
    lines: [
      client(16, 'Hi! Do you serve a vegan breakfast? We are two adults, arriving on Thursday.'),
      ai(
        15,
        'Hello, I am the assistant (an AI) of Hôtel des Embruns. I could not find this in the information I have, so I have asked the team: someone will answer you here shortly.',
      ),
    ],
    needsHuman: 'unanswered',
    unread: 1,
  },
  {
    guest: {
      name: 'Sophie Lambert',
      profileName: 'Sophie L',
      phone: '+33639980104',
      language: 'fr',
      tags: ['anniversaire'],
    },
    lines: [
      client(74, 'Bonjour, je voudrais parler à quelqu’un pour changer les dates de ma réservation'),
      handOver(
        73,
        'Bonjour, je suis l’assistant (une IA) de l’Hôtel des Embruns. Bien sûr : je passe la main à l’équipe, qui vous répond ici dans un instant.',
      ),
      event(60, 'taken_over', { by: 'Marie Le Goff' }),
      person(
        'marie',
        59,
        'Bonjour Sophie, Marie à la réception. Vers quelles dates souhaitez-vous déplacer votre séjour ?',
      ),
      client(31, 'Du 12 au 14 plutôt que du 5 au 7, si la chambre avec balcon est encore libre'),
      person(
        'marie',
        27,
        'Elle est libre ces deux nuits-là. Je fais le changement et je vous envoie la confirmation, au même prix.',
      ),
      client(
        4,
        'Merci beaucoup !! Une dernière chose : c’est pour l’anniversaire de mon mari, un gâteau est possible ?',
      ),
    ],
    assignee: 'marie',
    aiPausedFor: 90,
    unread: 1,
  },
  {
    guest: { name: 'Thomas Weber', profileName: 'Thomas Weber', phone: '+33639980105', language: 'de' },
    lines: [
      client(95, 'Guten Tag, wann gibt es Frühstück und was kostet es für zwei Erwachsene und ein Kind (6 Jahre)?'),
      ai(
        94,
        'Guten Tag, ich bin der Assistent (eine KI) des Hôtel des Embruns. Das Frühstück wird von 7:30 bis 10:30 Uhr serviert, sonntags bis 11 Uhr. Es kostet 16 € pro Erwachsenem und 8 € für Kinder von 4 bis 12 Jahren.',
        'petit-dejeuner',
      ),
      client(90, 'Super, vielen Dank!'),
      courtesy(89, 'Sehr gern! Wir freuen uns auf Ihren Besuch.'),
    ],
  },
  {
    guest: {
      name: 'Linh Nguyen',
      profileName: 'Linh 🌊',
      phone: '+33639980106',
      language: 'fr',
      allergies: 'Arachides (leur fils)',
      tags: ['famille'],
    },
    lines: [
      client(2 * hour + 10, 'Bonjour, nous venons à quatre avec deux enfants. Vous avez une chambre pour nous tous ?'),
      ai(
        2 * hour + 9,
        'Bonjour, je suis l’assistant (une IA) de l’Hôtel des Embruns. Oui : nous avons quatre chambres familiales pour 4 personnes, avec un grand lit et deux lits superposés dans une alcôve, à partir de 139 € la nuit.',
        'familiale',
      ),
      event(100, 'ai_mode', { mode: 'suggest', by: 'Yann Kerbrat' }),
      client(25, 'Et pour le petit-déjeuner des enfants, c’est combien ?', {
        suggestion:
          'Le petit-déjeuner coûte 8 € pour les enfants de 4 à 12 ans, et il est offert aux plus petits. Il est servi de 7 h 30 à 10 h 30, jusqu’à 11 h le dimanche.',
      }),
    ],
    aiMode: 'suggest',
    unread: 1,
  },
  {
    guest: { name: 'Giulia Bianchi', profileName: 'Giulia', phone: '+33639980107', language: 'it' },
    lines: [
      client(3 * hour + 5, 'Buongiorno, possiamo venire con il nostro cane? È un bassotto, molto tranquillo'),
      ai(
        3 * hour + 4,
        'Buongiorno, sono l’assistente (un’IA) dell’Hôtel des Embruns. Sì, cani e gatti sono i benvenuti: 12 € a notte per animale, al massimo due per camera. Non possono entrare nella sala della colazione.',
        'animaux',
      ),
      client(3 * hour, 'Perfetto, grazie mille 🐶'),
    ],
  },
]
