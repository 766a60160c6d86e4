interface Sentences {
  hello: string
  unanswered: string
  human: string
}

const SENTENCES: Record<string, Sentences> = {
  fr: {
    hello: 'Bonjour, que puis-je faire pour vous ?',
    unanswered: 'Je n’ai pas cette information. Je pose la question à l’équipe, qui vous répondra ici.',
    human: 'Bien sûr. Je préviens l’équipe, qui vous répondra ici.',
  },
  en: {
    hello: 'Hello, what can I do for you?',
    unanswered: 'I do not have this information. I am asking the team, who will answer you here.',
    human: 'Of course. I am telling the team, who will answer you here.',
  },
  es: {
    hello: 'Hola, ¿en qué puedo ayudarle?',
    unanswered: 'No tengo esa información. Pregunto al equipo, que le responderá aquí.',
    human: 'Por supuesto. Aviso al equipo, que le responderá aquí.',
  },
  de: {
    hello: 'Guten Tag, was kann ich für Sie tun?',
    unanswered: 'Das weiß ich leider nicht. Ich frage das Team, das Ihnen hier antwortet.',
    human: 'Gern. Ich gebe dem Team Bescheid, das Ihnen hier antwortet.',
  },
  it: {
    hello: 'Buongiorno, come posso aiutarla?',
    unanswered: 'Non ho questa informazione. Chiedo al team, che le risponderà qui.',
    human: 'Certo. Avviso il team, che le risponderà qui.',
  },
}

const ENGLISH = { hello: '', unanswered: '', human: '', ...SENTENCES['en'] }

/** What the small model says of itself, in a language that it speaks; English otherwise. */
export function sentencesIn(language: string): Sentences {
  return SENTENCES[language] ?? ENGLISH
}
