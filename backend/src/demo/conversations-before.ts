import { ai, client, event, handOver, minutes, note, person } from './script.ts'
import type { Script } from './script.ts'

const { day, hour } = minutes

/** What came before, at the Hôtel des Embruns. */
export const conversationsBefore: Script[] = [
  {
    guest: { name: 'Marc Le Floch', profileName: 'Marc LF', phone: '+33639980108', language: 'fr' },
    lines: [
      client(5 * hour, 'Bonjour, on est là avec les vélos, c’est loin ?', {
        location: { latitude: 48.6482, longitude: -2.0067, label: 'Gare de Saint-Malo', address: null },
      }),
      ai(
        5 * hour - 1,
        'Bonjour, je suis l’assistant (une IA) de l’Hôtel des Embruns. Depuis la gare, l’hôtel est à 1,5 km, au 84 chaussée du Sillon : à vélo, comptez quelques minutes. Le garage à vélos est dans la cour.',
        'gare',
        'adresse',
      ),
      client(5 * hour - 6, 'Top 👍'),
    ],
  },
  {
    guest: {
      name: 'Lucas Petit',
      profileName: 'Lucas',
      phone: '+33639980109',
      language: 'fr',
      allergies: 'Fruits à coque (choc anaphylactique)',
    },
    lines: [
      client(8 * hour, 'Bonjour, je suis très allergique aux noix. Le petit déjeuner est sans risque pour moi ?'),
      handOver(
        8 * hour - 1,
        'Bonjour, je suis l’assistant (une IA) de l’Hôtel des Embruns. Pour une allergie, je préfère qu’une personne de l’équipe vous réponde : notre cuisine travaille les fruits à coque. Je la préviens tout de suite.',
      ),
      note(
        'yann',
        7 * hour + 40,
        'Vu avec la cuisine : plateau préparé à part, viennoiseries exclues. À servir en chambre.',
      ),
      person(
        'yann',
        7 * hour + 30,
        'Bonjour Lucas, Yann à la conciergerie. La cuisine prépare votre plateau à part, sans viennoiseries, et nous le servons en chambre sans supplément. Prévenez-moi si vous avez un stylo d’adrénaline : je le note pour l’équipe.',
      ),
      client(7 * hour, 'Merci beaucoup, oui j’en ai un. À demain'),
    ],
    assignee: 'yann',
  },
  {
    guest: { name: 'Antoine Riou', profileName: 'Antoine Riou', phone: '+33639980110', language: 'fr' },
    lines: [
      client(day + 4 * hour, 'bonjour le code wifi svp'),
      ai(
        day + 4 * hour - 1,
        'Bonjour, je suis l’assistant (une IA) de l’Hôtel des Embruns. Le Wi-Fi est gratuit : réseau « Embruns », mot de passe au dos de votre carte de chambre.',
        'wifi',
      ),
      client(day + 4 * hour - 4, 'trouvé merci'),
      event(day + 2 * hour, 'closed', { by: 'Yann Kerbrat' }),
    ],
    closed: true,
  },
  {
    guest: { name: 'Peter Janssen', profileName: 'P. Janssen', phone: '+33639980111', language: 'en', tags: ['spa'] },
    lines: [
      client(day + 9 * hour, 'Good evening, until what time is the sauna open, and can our daughter (15) come along?'),
      ai(
        day + 9 * hour - 1,
        'Good evening, I am the assistant (an AI) of Hôtel des Embruns. The spa is open from 10 am to 8 pm; access is 20 € per person for two hours, by reservation. I am afraid it is kept for guests over 16.',
        'spa',
      ),
      client(day + 9 * hour - 8, 'Understood, thanks for the quick answer.'),
      event(day + 3 * hour, 'closed', { by: 'Marie Le Goff' }),
    ],
    closed: true,
  },
  {
    guest: { name: 'Hélène Dubois', profileName: 'Hélène D.', phone: '+33639980112', language: 'fr' },
    lines: [
      client(3 * day, 'Bonjour, avez-vous retrouvé une écharpe bleue, chambre 105 ?'),
      ai(
        3 * day - 1,
        'Bonjour, je suis l’assistant (une IA) de l’Hôtel des Embruns. Je ne peux pas le vérifier moi-même : je demande à l’équipe, qui vous répondra ici.',
      ),
      note('marie', 2 * day, 'Retrouvée par l’étage, elle est au coffre de la réception.'),
      person(
        'marie',
        day + 20 * hour,
        'Bonjour Hélène, votre écharpe est retrouvée ! Voulez-vous que nous vous l’envoyions par la poste ?',
        {
          code: '63016',
          message: 'Failed to send freeform message because you are outside the allowed window.',
        },
      ),
    ],
    needsHuman: 'delivery_failed',
    assignee: 'marie',
  },
  {
    guest: { name: 'Isabelle Caron', profileName: 'Isa', phone: '+33639980113', language: 'fr', optedOut: true },
    lines: [client(4 * day, 'STOP'), event(4 * day, 'opted_out')],
    closed: true,
  },
  {
    guest: {
      name: 'Nolwenn Tanguy',
      profileName: 'Nolwenn',
      phone: '+33639980114',
      language: 'fr',
      tags: ['séminaire'],
    },
    lines: [
      client(5 * day, 'Bonjour, est-ce que vous acceptez les chèques-vacances ?'),
      ai(
        5 * day - 1,
        'Bonjour, je suis l’assistant (une IA) de l’Hôtel des Embruns. Je n’ai pas cette information : j’ai transmis votre question à l’équipe, qui vous répondra ici.',
      ),
      person(
        'yann',
        5 * day - 50,
        'Bonjour Nolwenn, je me renseigne auprès de la direction et je vous dis cela demain.',
      ),
      client(5 * day - 55, 'D’accord, pas d’urgence.'),
    ],
  },
]
