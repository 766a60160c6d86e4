/** What the brain says of itself; facts come from tools and FAQs alone. */
export interface Phrases {
  hello: string
  listening: string
  again: string
  stillThere: string
  here: string
  leaving: string
  moment: string
  goodbye: string
  wrongNumber: string
  anythingElse: string
  noted: (name: string, spelled: string) => string
  askKind: string
  askDates: string
  askDeparture: string
  askDay: string
  askTime: string
  askParty: string
  askType: string
  askName: string
  askNumber: string
  askChange: string
  askCode: string
  askMessage: string
  askItems: string
  askConfirm: string
  menu: (names: string) => string
  declined: string
  otherDates: string
  cannot: string
  failed: string
  english: string
  /** What the house wrote in the other language. */
  quoted: (answer: string) => string
}

const ofName = (name: string) => (/^[aàâeéèêëiîïoôœuùû]/i.test(name) ? `d’${name}` : `de ${name}`)

const fr: Phrases = {
  hello: 'Bonjour, que puis-je faire pour vous ?',
  listening: 'Je vous écoute.',
  again: 'Je vous ai mal entendu. Pouvez-vous répéter, s’il vous plaît ?',
  stillThere: 'Êtes-vous toujours là ?',
  here: 'Oui, je suis là.',
  leaving: 'Je ne vous entends plus, je vous laisse. Au revoir.',
  moment: 'Un instant, je vérifie.',
  goodbye: 'Merci de votre appel, et à bientôt. Au revoir.',
  wrongNumber: 'Il n’y a pas de mal. Bonne journée, au revoir.',
  anythingElse: 'Puis-je faire autre chose pour vous ?',
  noted: (name, spelled) => `Au nom ${ofName(name)} : ${spelled}.`,
  askKind: 'Souhaitez-vous réserver une chambre ou une table ?',
  askDates: 'Pour quelles dates ? Dites-moi l’arrivée et le départ.',
  askDeparture: 'Quel jour partez-vous, ou pour combien de nuits ?',
  askDay: 'Pour quel jour ?',
  askTime: 'À quelle heure ?',
  askParty: 'Pour combien de personnes ?',
  askType: 'Que choisissez-vous ?',
  askNumber: 'À quel numéro pouvons-nous vous joindre ?',
  askName: 'À quel nom dois-je réserver ?',
  askChange: 'Que souhaitez-vous changer : les dates, l’heure ou le nombre de personnes ?',
  askCode: 'Pouvez-vous me donner le code de la réservation et le nom ?',
  askMessage: 'Quel message dois-je transmettre ?',
  askItems: 'Que souhaitez-vous commander ?',
  askConfirm: 'Est-ce que je confirme ?',
  menu: (names) => `Nous avons : ${names}.`,
  declined: 'D’accord, je ne fais rien. Que souhaitez-vous à la place ?',
  otherDates: 'Souhaitez-vous essayer d’autres dates ?',
  cannot: 'Je ne peux pas le faire moi-même au téléphone.',
  failed: 'Je n’arrive pas à le vérifier pour le moment.',
  english: 'Of course, I speak English. How can I help you?',
  quoted: (answer) => `La maison l’écrit en anglais : ${answer}`,
}

const en: Phrases = {
  hello: 'Hello, what can I do for you?',
  listening: 'I am listening.',
  again: 'I did not hear you well. Could you say that again, please?',
  stillThere: 'Are you still there?',
  here: 'Yes, I am here.',
  leaving: 'I cannot hear you any more. Goodbye.',
  moment: 'One moment, I am checking.',
  goodbye: 'Thank you for calling. Goodbye.',
  wrongNumber: 'No harm done. Have a nice day, goodbye.',
  anythingElse: 'Can I do anything else for you?',
  noted: (name, spelled) => `Under the name of ${name}: ${spelled}.`,
  askKind: 'Would you like to book a room or a table?',
  askDates: 'For which dates? Please tell me arrival and departure.',
  askDeparture: 'Which day do you leave, or for how many nights?',
  askDay: 'For which day?',
  askTime: 'At what time?',
  askParty: 'For how many people?',
  askType: 'Which one would you like?',
  askNumber: 'Which number can we reach you at?',
  askName: 'Under which name shall I book?',
  askChange: 'What would you like to change: the dates, the time or the number of people?',
  askCode: 'Could you give me the code of the booking and the name?',
  askMessage: 'What message shall I pass on?',
  askItems: 'What would you like to order?',
  askConfirm: 'Shall I confirm?',
  menu: (names) => `We have: ${names}.`,
  declined: 'All right, I will not do anything. What would you like instead?',
  otherDates: 'Would you like to try other dates?',
  cannot: 'I cannot do that myself on the telephone.',
  failed: 'I cannot check that at the moment.',
  english: 'Of course, I speak English. How can I help you?',
  quoted: (answer) => `The house puts it in French: ${answer}`,
}

export const phrasesIn = (language: 'fr' | 'en'): Phrases => (language === 'en' ? en : fr)
