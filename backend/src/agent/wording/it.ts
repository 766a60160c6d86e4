import type { Wording } from './wording.ts'

const days = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica']

export const it: Wording = {
  disclosure: (house) =>
    `Buongiorno, qui ${house}. Sono un assistente virtuale (IA); una persona del team può subentrare in qualsiasi momento, basta chiederlo.`,
  whoSpeaks: (house) =>
    `Sono l’assistente virtuale di ${house}, un’intelligenza artificiale (IA). Rispondo con le informazioni della casa, e una persona del team può subentrare se lo desidera.`,
  someHouse: 'il nostro team',
  greeting: 'Buongiorno! Come posso aiutarla?',
  thanks: 'Con piacere! Se ha altre domande, sono qui.',
  farewell: 'Grazie e a presto!',
  noted: 'Molto bene. Resto a sua disposizione.',
  found: (language) => `Ecco cosa ho trovato${language ? ` (in ${language})` : ''}:`,
  foundSeveral: (language) => `Ecco cosa ho trovato per le sue domande${language ? ` (in ${language})` : ''}:`,
  butNot: (question) =>
    `Non ho invece informazioni su «${question}». Passo questo punto al team, che le risponderà qui.`,
  unanswered:
    'Non ho questa informazione e preferisco non inventare nulla. Ho passato la sua domanda al team: una persona le risponderà qui appena possibile.',
  human: 'Passo la conversazione al team: una persona le risponderà qui appena possibile.',
  complaint: 'Ci dispiace per l’inconveniente. Ho avvisato il team: una persona le risponderà qui appena possibile.',
  sensitive:
    'Il suo messaggio richiede l’attenzione di una persona. Ho avvisato il team, che le risponderà qui appena possibile.',
  failed:
    'Non riesco a risponderle in questo momento. Ho passato il suo messaggio al team: una persona le risponderà qui appena possibile.',
  emergency: 'In caso di emergenza, chiami il 112.',
  offTopic: (house) => `Posso rispondere solo a domande su ${house} e sulla sua visita. Che cosa desidera sapere?`,
  closedUntil: (when) => `Il team è assente in questo momento e torna ${when}.`,
  closed: 'Il team è assente in questo momento.',
  when: ({ daysAhead, weekday, time }) => {
    if (daysAhead === 0) return `oggi alle ${time}`
    return `${daysAhead === 1 ? 'domani' : (days[weekday - 1] ?? '')} alle ${time}`
  },
}
