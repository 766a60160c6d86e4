const fr = {
  failed: {
    title: 'Cet écran s’est arrêté.',
    help: 'Vos brouillons sont gardés. Rechargez la page\u202F; si cela recommence, prévenez l’administrateur.',
  },
  replaced: {
    title: 'Une nouvelle version est en service.',
    help: 'Rechargez la page pour continuer. Vos brouillons sont gardés.',
  },
  reload: 'Recharger',
}

const en: typeof fr = {
  failed: {
    title: 'This screen has stopped.',
    help: 'Your drafts are kept. Reload the page; if it happens again, tell the administrator.',
  },
  replaced: {
    title: 'A new version is in service.',
    help: 'Reload the page to go on. Your drafts are kept.',
  },
  reload: 'Reload',
}

export function crashWords(language: string): typeof fr {
  return language.startsWith('en') ? en : fr
}
