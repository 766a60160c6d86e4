import type { Wording } from './wording.ts'

const days = ['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira', 'sábado', 'domingo']

export const pt: Wording = {
  disclosure: (house) =>
    `Olá, fala de ${house}. Sou um assistente virtual (IA); uma pessoa da equipa pode assumir a conversa a qualquer momento, basta pedir.`,
  whoSpeaks: (house) =>
    `Sou o assistente virtual de ${house}, uma inteligência artificial (IA). Respondo com as informações da casa, e uma pessoa da equipa pode assumir a conversa se desejar.`,
  someHouse: 'nossa equipa',
  greeting: 'Olá! Em que posso ajudar?',
  thanks: 'Com todo o gosto! Se tiver outra pergunta, estou aqui.',
  farewell: 'Obrigado e até breve!',
  noted: 'Muito bem. Fico à sua disposição.',
  found: (language) => `Eis o que encontrei${language ? ` (em ${language})` : ''}:`,
  foundSeveral: (language) => `Eis o que encontrei para as suas perguntas${language ? ` (em ${language})` : ''}:`,
  butNot: (question) =>
    `No entanto, não tenho informação sobre «${question}». Passo este ponto à equipa, que lhe responderá aqui.`,
  unanswered:
    'Não tenho essa informação e prefiro não inventar. Passei a sua pergunta à equipa: uma pessoa responder-lhe-á aqui logo que possível.',
  human: 'Passo a conversa à equipa: uma pessoa responder-lhe-á aqui logo que possível.',
  complaint: 'Lamentamos o sucedido. Avisei a equipa: uma pessoa responder-lhe-á aqui logo que possível.',
  sensitive:
    'A sua mensagem requer a atenção de uma pessoa. Avisei a equipa, que lhe responderá aqui logo que possível.',
  failed:
    'Não consigo responder neste momento. Passei a sua mensagem à equipa: uma pessoa responder-lhe-á aqui logo que possível.',
  emergency: 'Em caso de emergência, ligue 112.',
  offTopic: (house) => `Só posso responder a perguntas sobre ${house} e a sua visita. O que deseja saber?`,
  closedUntil: (when) => `A equipa está ausente neste momento e regressa ${when}.`,
  closed: 'A equipa está ausente neste momento.',
  when: ({ daysAhead, weekday, time }) => {
    if (daysAhead === 0) return `hoje às ${time}`
    return `${daysAhead === 1 ? 'amanhã' : (days[weekday - 1] ?? '')} às ${time}`
  },
}
