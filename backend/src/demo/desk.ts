/** What waits on the desk of the Hôtel des Embruns: questions that no FAQ answered, and words kept ready. */
export const openQuestions = [
  {
    text: 'Acceptez-vous les chèques-vacances ?',
    language: 'fr',
    draft: 'Oui, nous acceptons les chèques-vacances ANCV, sans rendu de monnaie.',
    asks: [
      { ago: 5 * 1440, text: 'Bonjour, est-ce que vous acceptez les chèques-vacances ?', phone: '+33639980114' },
      { ago: 4 * 1440 + 200, text: 'on peut payer en cheque vacance ?' },
      { ago: 2 * 1440 + 90, text: 'Prenez-vous les ANCV' },
      { ago: 1440 + 30, text: 'Acceptez vous les chèques vacances svp' },
    ],
  },
  {
    text: 'Peut-on faire livrer des fleurs en chambre ?',
    language: 'fr',
    draft: null,
    asks: [
      { ago: 3 * 1440 + 60, text: 'Est-il possible de faire livrer un bouquet dans la chambre avant notre arrivée ?' },
      { ago: 600, text: 'je voudrais faire une surprise à ma femme, des fleurs dans la chambre c’est possible ?' },
    ],
  },
  {
    text: 'Do you serve a vegan breakfast?',
    language: 'en',
    draft: null,
    asks: [{ ago: 16, text: 'Do you serve a vegan breakfast?', phone: '+33639980103' }],
  },
  {
    text: 'Avez-vous une salle pour une réunion de douze personnes ?',
    language: 'fr',
    draft: null,
    asks: [{ ago: 6 * 1440, text: 'Bonjour, avez-vous une salle pour une réunion de 12 personnes un mardi ?' }],
  },
]

export const quickReplies = [
  {
    shortcut: 'bienvenue',
    title: 'Bienvenue',
    text: 'Bonjour {client}, {concierge} à la conciergerie de {house}. Que puis-je faire pour vous ?',
  },
  {
    shortcut: 'attente',
    title: 'Je me renseigne',
    text: 'Je me renseigne et je reviens vers vous dans quelques minutes.',
  },
  {
    shortcut: 'parking',
    title: 'Place de parking gardée',
    text: 'C’est noté, une place de parking vous est gardée. L’entrée est rue des Voiliers ; le portail s’ouvre avec le code de votre chambre.',
  },
  {
    shortcut: 'depart',
    title: 'Départ tardif accordé',
    text: 'Avec plaisir : vous pouvez garder la chambre jusqu’à 14 h. Le supplément de 25 € sera ajouté à votre note.',
  },
  {
    shortcut: 'taxi',
    title: 'Taxi réservé',
    text: 'Votre taxi est réservé ; il vous attendra devant la porte, chaussée du Sillon.',
  },
  { shortcut: 'merci', title: 'Au revoir', text: 'Merci {client}, à très bientôt aux Embruns !' },
  {
    shortcut: 'welcome',
    title: 'Welcome',
    text: 'Hello {client}, this is {concierge} at {house}. How may I help you?',
    locale: 'en',
  },
]

/** Approved by Meta, as the simulated Twilio lists them too. */
export const templates = [
  {
    contentSid: 'HX71c5ddf6063d08497ca0652a9e7974df',
    name: 'reprise_conversation',
    body: 'Bonjour {{1}}, nous revenons vers vous au sujet de votre demande : {{2}}. Répondez à ce message pour poursuivre.',
    variables: ['1', '2'],
  },
  {
    contentSid: 'HX2a0a7b1335dcf408555f4318906d07d6',
    name: 'rappel_arrivee',
    body: 'Bonjour {{1}}, nous vous attendons le {{2}} à partir de {{3}}. À très bientôt !',
    variables: ['1', '2', '3'],
  },
]
