import type { Wording } from './wording.ts'

const days = ['el lunes', 'el martes', 'el miércoles', 'el jueves', 'el viernes', 'el sábado', 'el domingo']

export const es: Wording = {
  disclosure: (house) =>
    `Hola, le atiende ${house}. Soy un asistente virtual (IA); una persona del equipo puede tomar el relevo en cualquier momento, basta con pedirlo.`,
  whoSpeaks: (house) =>
    `Soy el asistente virtual de ${house}, una inteligencia artificial (IA). Respondo con la información de la casa, y una persona del equipo puede tomar el relevo si lo desea.`,
  someHouse: 'nuestro equipo',
  greeting: '¡Hola! ¿En qué puedo ayudarle?',
  thanks: '¡Con mucho gusto! No dude en preguntar cualquier otra cosa.',
  farewell: '¡Gracias y hasta pronto!',
  noted: 'Muy bien. Quedo a su disposición.',
  found: (language) => `Esto es lo que he encontrado${language ? ` (en ${language})` : ''}:`,
  foundSeveral: (language) => `Esto es lo que he encontrado para sus preguntas${language ? ` (en ${language})` : ''}:`,
  butNot: (question) =>
    `En cambio, no tengo información sobre «${question}». Traslado este punto al equipo, que le responderá aquí.`,
  unanswered:
    'No tengo esa información y prefiero no inventar nada. He trasladado su pregunta al equipo: una persona le responderá aquí lo antes posible.',
  human: 'Le paso con el equipo: una persona le responderá aquí lo antes posible.',
  complaint: 'Lamentamos lo ocurrido. He avisado al equipo: una persona le responderá aquí lo antes posible.',
  sensitive:
    'Su mensaje requiere la atención de una persona. He avisado al equipo, que le responderá aquí lo antes posible.',
  failed:
    'No consigo responderle en este momento. He trasladado su mensaje al equipo: una persona le responderá aquí lo antes posible.',
  emergency: 'En caso de emergencia, llame al 112.',
  offTopic: (house) => `Solo puedo responder a preguntas sobre ${house} y su visita. ¿Qué desea saber?`,
  closedUntil: (when) => `El equipo no está disponible en este momento y vuelve ${when}.`,
  closed: 'El equipo no está disponible en este momento.',
  when: ({ daysAhead, weekday, time }) => {
    if (daysAhead === 0) return `hoy a las ${time}`
    return `${daysAhead === 1 ? 'mañana' : (days[weekday - 1] ?? '')} a las ${time}`
  },
}
