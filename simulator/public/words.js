/** Everything the page says. French first. */
export const words = {
  fr: {
    title: 'Client simulé', demo: 'Démonstration', try: 'Essayer', message: 'Message', trouble: 'Panne…', newcomer: 'Nouveau client', who: 'Qui écrit',
    online: 'en ligne', typing: 'écrit…', today: 'Aujourd’hui', yesterday: 'Hier', send: 'Envoyer', attach: 'Joindre', conversation: 'Conversation', other: 'English',
    dashboard: 'Tableau de bord', refused: 'Le serveur n’a pas pris ce message. Réessayez.', offline: 'Le simulateur ne répond plus. Relancez « npm start ».', sent: 'envoyé', read: 'lu',
    samples: { image: 'Une photo', voice: 'Une note vocale', location: 'Ma position', document: 'Un document PDF' },
    media: { image: 'Photo', audio: 'Note vocale', application: 'Document', video: 'Vidéo' },
    troubles: { twilio429: 'Twilio : trop d’appels (429)', twilioDown: 'Twilio en panne (503)', lostAnswer: 'Réponse de Twilio perdue', windowClosed: 'Fenêtre de 24 h fermée (63016)', unreachable: 'Client injoignable (63024)', disorder: 'Statuts en double et en désordre' },
    ideas: ['À quelle heure est le petit-déjeuner\u202F?', 'Avez-vous un parking\u202F?', 'Vous prenez les perroquets\u202F?', 'Je veux parler à quelqu’un'],
  },
  en: {
    title: 'Simulated client', demo: 'Demo', try: 'Try', message: 'Message', trouble: 'Trouble…', newcomer: 'New client', who: 'Who writes',
    online: 'online', typing: 'typing…', today: 'Today', yesterday: 'Yesterday', send: 'Send', attach: 'Attach', conversation: 'Conversation', other: 'Français',
    dashboard: 'Dashboard', refused: 'The server did not take this message. Try again.', offline: 'The simulator no longer answers. Run “npm start” again.', sent: 'sent', read: 'read',
    samples: { image: 'A photo', voice: 'A voice note', location: 'My position', document: 'A PDF document' },
    media: { image: 'Photo', audio: 'Voice note', application: 'Document', video: 'Video' },
    troubles: { twilio429: 'Twilio: too many calls (429)', twilioDown: 'Twilio down (503)', lostAnswer: 'Twilio’s answer lost', windowClosed: '24-hour window closed (63016)', unreachable: 'Client unreachable (63024)', disorder: 'Statuses doubled and disordered' },
    ideas: ['What time is breakfast?', 'Do you have a car park?', 'Do you take parrots?', 'I want to talk to someone'],
  },
}
