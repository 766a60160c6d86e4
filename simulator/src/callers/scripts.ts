import type { Answer, CallScript, Persona } from './call-script.ts'
import { englishScripts } from './english-scripts.ts'
import { spell } from '#sim/brain/read-name.ts'

const CONFIRMED = /(?:est|a été|bien) (?:confirmée|enregistrée)|is confirmed/i

/** What anybody answers who books. */
const booking = ({ first, last, stay, seating }: Persona, thing: 'stay' | 'table'): Answer[] => [
  {
    when: /confirme (?:cette|votre|la)|que je confirme|est-ce que je confirme|shall i confirm|est-ce correct|c’est bien cela/i,
    say: 'Oui, c’est parfait.',
  },
  { when: /(?:à quel|votre|quel) nom|which name/i, say: `${first} ${last}` },
  {
    when: /que choisissez|quel type|laquelle|quelle chambre/i,
    say: thing === 'stay' ? 'La première, s’il vous plaît.' : 'Dans la salle, s’il vous plaît.',
  },
  { when: /chambre ou une table/i, say: thing === 'stay' ? 'Une chambre.' : 'Une table.' },
  { when: /combien de|how many/i, say: 'Nous serons deux.' },
  { when: /quelle heure|at what time/i, say: 'À vingt heures.' },
  { when: /quelles dates|arrivée et le départ/i, say: `${stay.charAt(0).toUpperCase()}${stay.slice(1)}.` },
  { when: /quel jour/i, say: seating },
  { when: /je peux vous proposer|à la place/i, say: 'Oui, la première.' },
]

const mistakes: Answer[] = [{ when: /répéter|mal entendu/i, say: 'Oui.' }]

const book = (persona: Persona): CallScript => ({
  name: 'book',
  title: 'réserve une suite pour deux',
  opening: `Bonjour, je voudrais réserver une suite pour deux personnes, ${persona.stay}.`,
  answers: [...booking(persona, 'stay'), ...mistakes],
  goal: CONFIRMED,
})

const table = (persona: Persona): CallScript => ({
  name: 'table',
  title: 'réserve une table pour quatre',
  opening: `Bonjour, une table pour quatre personnes, ${persona.seating}, c’est possible ?`,
  answers: [...booking(persona, 'table'), ...mistakes],
  goal: CONFIRMED,
})

const withheld = (persona: Persona): CallScript => ({
  ...table(persona),
  name: 'withheld',
  title: 'réserve une table en masquant son numéro',
  hidesNumber: true,
  answers: [{ when: /quel numéro/i, say: `Au ${persona.phone}.` }, ...booking(persona, 'table'), ...mistakes],
})

const spellName = (persona: Persona): CallScript => ({
  ...book(persona),
  name: 'spell',
  title: 'épelle son nom',
  answers: [
    { when: /(?:à quel|votre|quel) nom/i, say: `${persona.last}, je vous l’épelle : ${spell(persona.last)}.` },
    ...booking(persona, 'stay'),
  ],
})

const change = (persona: Persona): CallScript => ({
  name: 'change',
  title: 'change ses dates',
  opening: 'Bonjour, je voudrais modifier les dates de ma réservation.',
  answers: [
    { when: /fasse ce changement|confirme/i, say: 'Oui, s’il vous plaît.' },
    { when: /que souhaitez-vous changer|quelles dates/i, say: `Plutôt ${persona.otherStay}.` },
  ],
  goal: /est modifiée|modification .*enregistrée/i,
  after: 'book',
})

const cancel = (_persona: Persona): CallScript => ({
  name: 'cancel',
  title: 'annule sa réservation',
  opening: 'Bonjour, je dois annuler ma réservation.',
  answers: [{ when: /confirmez-vous|l’annulation/i, say: 'Oui, annulez-la.' }],
  goal: /est annulée/i,
  after: 'book',
})

const silent = (): CallScript => ({
  name: 'silent',
  title: 'ne dit rien',
  opening: null,
  answers: [],
  goal: null,
  end: 'house_hung_up',
})

const talkOver = (persona: Persona): CallScript => ({
  ...book(persona),
  name: 'talk-over',
  title: 'coupe la parole',
  interruptsAfterMs: 600,
})

const asksAgain = (persona: Persona): CallScript => ({
  ...table(persona),
  name: 'asks-again',
  title: 'fait répéter le récapitulatif',
  talksOver: { when: /je vous la garde/i, say: 'Pardon ?' },
})

const unknown = (): CallScript => ({
  name: 'unknown',
  title: 'pose une question inconnue',
  opening: 'Bonjour, élevez-vous des perroquets verts ?',
  answers: [],
  goal: /transm|équipe/i,
})

const angry = (): CallScript => ({
  name: 'angry',
  title: 'se fâche et veut un humain',
  opening: 'C’est inadmissible, je veux parler à un responsable tout de suite !',
  answers: [{ when: /laisser un message|quel message/i, say: 'Qu’on me rappelle aujourd’hui, la douche est froide.' }],
  goal: /noté|transmets|transmis|rappellera/i,
})

const wrongNumber = (): CallScript => ({
  name: 'wrong-number',
  title: 's’est trompé de numéro',
  opening: 'Oh, excusez-moi, je me suis trompé de numéro.',
  answers: [],
  goal: /au revoir|bonne journée|pas de mal|je vous en prie/i,
})

const message = (): CallScript => ({
  name: 'message',
  title: 'laisse un message',
  opening: 'Bonjour, je voudrais laisser un message à l’équipe.',
  answers: [{ when: /message/i, say: 'J’ai oublié mes lunettes dans la chambre douze.' }],
  goal: /transmis|noté/i,
})

const order = (): CallScript => ({
  name: 'order',
  title: 'commande à emporter',
  opening: 'Bonjour, je voudrais commander deux soupes de poissons et un far breton, à emporter.',
  answers: [{ when: /que je la passe/i, say: 'Oui, s’il vous plaît.' }],
  goal: /commande .*est enregistrée/i,
})

/** Callers of every kind, by name. */
export const callScripts: Record<string, (persona: Persona) => CallScript> = {
  book,
  table,
  withheld,
  spell: spellName,
  change,
  cancel,
  silent,
  'talk-over': talkOver,
  unknown,
  angry,
  'wrong-number': wrongNumber,
  message,
  order,
  ...englishScripts,
  'asks-again': asksAgain,
}

const FIRST = ['Noémie', 'Julien', 'Sofia', 'Thomas', 'Léa', 'Hugo', 'Nadia', 'Paul', 'Inès', 'Rémi']
const LAST = ['Carle', 'Moreau', 'Marchetti', 'Berger', 'Fontaine', 'Lefèvre', 'Benali', 'Guillou', 'Tanaka', 'Caradec']
const MONTHS = [
  { fr: 'mars', en: 'March' },
  { fr: 'avril', en: 'April' },
  { fr: 'mai', en: 'May' },
  { fr: 'juin', en: 'June' },
] as const
const DAYS = [
  { fr: 'mardi', en: 'Tuesday' },
  { fr: 'mercredi', en: 'Wednesday' },
  { fr: 'jeudi', en: 'Thursday' },
  { fr: 'vendredi', en: 'Friday' },
  { fr: 'samedi', en: 'Saturday' },
] as const

/** Number `index` of those who call; each with dates of their own, so that they do not take one another’s room. */
export function makePersona(index: number): Persona {
  const month = MONTHS[Math.floor(index / 5) % MONTHS.length] ?? MONTHS[0]
  const weekday = DAYS[index % DAYS.length] ?? DAYS[0]
  const isEight = index % 2 === 0
  const day = 1 + (index % 5) * 5
  return {
    first: FIRST[index % FIRST.length] ?? 'Noémie',
    last: LAST[Math.floor(index / FIRST.length + index) % LAST.length] ?? 'Carle',
    phone: `06 39 98 40 ${String(index % 100).padStart(2, '0')}`,
    stay: `du ${day === 1 ? 'premier' : day} au ${day + 3} ${month.fr}`,
    otherStay: `du ${day + 1} au ${day + 4} ${month.fr}`,
    seating: `${weekday.fr} à ${isEight ? 'vingt heures' : 'dix-neuf heures trente'}`,
    english: {
      stay: `${day} to ${day + 3} ${month.en}`,
      otherStay: `${day + 1} to ${day + 4} ${month.en}`,
      seating: `on ${weekday.en} at ${isEight ? 'eight' : 'half past seven'} in the evening`,
    },
  }
}
