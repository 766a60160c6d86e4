import { sayWhen } from '#src/agent/call-summary/when.ts'
import { whenOf } from '#src/agent/tools/check-availability.ts'
import type { Language } from '#src/agent/wording/index.ts'
import type { Wish } from '#src/features/reservations/ports.ts'

/** What the voice is made to say word for word. */
export interface Phrases {
  greeting: (house: string) => string
  ai: string
  /** Where nothing can be asked for. */
  aiOnly: string
  /** Before anything is recorded, where the house has no words of its own for that. */
  recorded: string
  silence: string
  silenceAgain: string
  leave: string
  soonOver: string
  over: string
  stopping: string
  filler: string
  transferring: string
  nobodyThere: string
  callBack: string
  closed: (house: string) => string
  leaveMessage: string
  left: string
  /** @param phone as it is read aloud */
  numberNoted: (phone: string) => string
  numberAgain: string
  filed: string
  /** In the place of words, in the record and before the model: keys that the caller pressed. */
  keyed: (keys: string) => string
  /** For the concierge: what the voice said that nothing bears out. */
  doubt: (words: string) => string
  /** For the concierge: the answer to a recap, written down after it was taken for a yes; null: it never was. */
  doubtfulYes: (words: string | null, recap: Wish | null) => string
}

/** When and for how many, in parentheses; empty where nothing of that was read back. */
const recapped = (recap: Wish | null, language: 'fr' | 'en') =>
  recap === null ? '' : ` (${sayWhen(whenOf(recap), language)})`

const fr: Phrases = {
  greeting: (house) => `${house}, bonjour.`,
  ai: 'Je suis l’assistant vocal de la maison, une intelligence artificielle. Que puis-je faire pour vous ?',
  aiOnly: 'Ici l’assistant vocal de la maison, une intelligence artificielle.',
  recorded: 'Cet appel peut être enregistré pour améliorer notre accueil. Dites-nous si vous préférez ne pas l’être.',
  silence: 'Êtes-vous toujours là ?',
  silenceAgain: 'Je ne vous entends pas. Que puis-je faire pour vous ?',
  leave: 'Je ne vous entends plus, je raccroche. N’hésitez pas à rappeler. Au revoir.',
  soonOver: 'Je vous préviens : notre appel ne peut plus durer que deux minutes.',
  over: 'Notre appel arrive à sa limite, je dois raccrocher. N’hésitez pas à rappeler. Au revoir.',
  stopping:
    'Je dois interrompre notre appel : notre standard redémarre. Rappelez dans un instant, ou l’équipe vous rappellera. Au revoir.',
  filler: 'Un instant, je regarde.',
  transferring: 'Je vous passe une personne de l’équipe, ne quittez pas.',
  nobodyThere: 'Personne ne peut vous répondre pour le moment. Voulez-vous laisser un message ?',
  callBack: 'L’équipe vous rappellera.',
  closed: (house) => `${house} est fermé en ce moment. N’hésitez pas à rappeler aux heures d’ouverture. Au revoir.`,
  leaveMessage: 'L’équipe n’est pas là en ce moment. Je peux prendre un message et vos coordonnées : je vous écoute.',
  numberNoted: (phone) => `C’est noté : ${phone}.`,
  numberAgain: 'Ce numéro ne me semble pas complet. Pouvez-vous le redire, chiffre par chiffre ?',
  left: 'C’est noté, je transmets votre message à l’équipe.',
  filed: 'Je n’ai pas cette information. Je transmets votre question à l’équipe, qui vous répondra.',
  keyed: (keys) => `[touches : ${keys}]`,
  doubt: (words) => `L’assistant a dit « ${words} » sans que rien n’ait été fait : à vérifier.`,
  doubtfulYes: (words, recap) =>
    words === null
      ? `Le « oui » du client au récapitulatif${recapped(recap, 'fr')} n’a pas pu être transcrit : à vérifier.`
      : `Le client a répondu « ${words} » au récapitulatif${recapped(recap, 'fr')}, pris pour un oui : à vérifier.`,
}

const en: Phrases = {
  greeting: (house) => `Hello, this is ${house}.`,
  ai: 'I am the voice assistant of the house, an artificial intelligence. What can I do for you?',
  aiOnly: 'This is the voice assistant of the house, an artificial intelligence.',
  recorded: 'This call may be recorded to improve our service. Tell us if you would rather not.',
  silence: 'Are you still there?',
  silenceAgain: 'I cannot hear you. What can I do for you?',
  leave: 'I cannot hear you any more, so I will hang up. Please call again. Goodbye.',
  soonOver: 'Please note: our call can only last two more minutes.',
  over: 'Our call has reached its limit, I have to hang up. Please call again. Goodbye.',
  stopping:
    'I have to end our call here, our switchboard is restarting. Please call again in a moment, or the team will call you back. Goodbye.',
  filler: 'One moment, let me look.',
  transferring: 'I am passing you to somebody of the team, please hold the line.',
  nobodyThere: 'Nobody can take your call at the moment. Would you like to leave a message?',
  callBack: 'The team will call you back.',
  closed: (house) => `${house} is closed at the moment. Please call again during opening hours. Goodbye.`,
  leaveMessage: 'The team is not there at the moment. I can take a message and your details: go ahead.',
  numberNoted: (phone) => `Noted: ${phone}.`,
  numberAgain: 'That number does not seem complete. Could you say it again, digit by digit?',
  left: 'I have noted it and will pass your message on to the team.',
  filed: 'I do not have that information. I am passing your question on to the team, who will answer you.',
  keyed: (keys) => `[keys: ${keys}]`,
  doubt: (words) => `The assistant said “${words}” though nothing had been done: please check.`,
  doubtfulYes: (words, recap) =>
    words === null
      ? `The caller’s “yes” to the recap${recapped(recap, 'en')} could not be written down: please check.`
      : `The caller answered “${words}” to the recap${recapped(recap, 'en')}, taken for a yes: please check.`,
}

/** Ours in French and English; in other languages the voice itself translates the English ones. */
export const phrasesIn = (language: Language): Phrases => (language === 'fr' ? fr : en)
