import type { Wording } from './wording.ts'

const days = ['am Montag', 'am Dienstag', 'am Mittwoch', 'am Donnerstag', 'am Freitag', 'am Samstag', 'am Sonntag']

export const de: Wording = {
  disclosure: (house) =>
    `Guten Tag, hier ist ${house}. Ich bin ein virtueller Assistent (KI); auf Wunsch übernimmt jederzeit eine Person aus dem Team.`,
  whoSpeaks: (house) =>
    `Ich bin der virtuelle Assistent von ${house}, eine künstliche Intelligenz (KI). Ich antworte mit den Informationen des Hauses; auf Wunsch übernimmt eine Person aus dem Team.`,
  someHouse: 'unser Team',
  greeting: 'Guten Tag! Was kann ich für Sie tun?',
  thanks: 'Sehr gern! Fragen Sie jederzeit weiter.',
  farewell: 'Vielen Dank und bis bald!',
  noted: 'Sehr gut. Ich bin gern weiter für Sie da.',
  found: (language) => `Das habe ich gefunden${language ? ` (auf ${language})` : ''}:`,
  foundSeveral: (language) => `Das habe ich zu Ihren Fragen gefunden${language ? ` (auf ${language})` : ''}:`,
  butNot: (question) =>
    `Zu „${question}“ habe ich allerdings keine Information. Ich gebe diesen Punkt an das Team weiter, das Ihnen hier antwortet.`,
  unanswered:
    'Diese Information habe ich nicht und möchte nichts erfinden. Ich habe Ihre Frage an das Team weitergegeben: Jemand antwortet Ihnen hier so bald wie möglich.',
  human: 'Ich übergebe an das Team: Jemand antwortet Ihnen hier so bald wie möglich.',
  complaint: 'Das tut uns leid. Ich habe das Team informiert: Jemand antwortet Ihnen hier so bald wie möglich.',
  sensitive:
    'Ihre Nachricht braucht die Aufmerksamkeit eines Menschen. Ich habe das Team informiert, das Ihnen hier so bald wie möglich antwortet.',
  failed:
    'Ich kann Ihnen gerade nicht antworten. Ich habe Ihre Nachricht an das Team weitergegeben: Jemand antwortet Ihnen hier so bald wie möglich.',
  emergency: 'Im Notfall wählen Sie 112.',
  offTopic: (house) => `Ich kann nur Fragen zu ${house} und zu Ihrem Besuch beantworten. Was möchten Sie wissen?`,
  closedUntil: (when) => `Das Team ist im Moment nicht da und ist ${when} zurück.`,
  closed: 'Das Team ist im Moment nicht da.',
  when: ({ daysAhead, weekday, time }) => {
    if (daysAhead === 0) return `heute um ${time} Uhr`
    return `${daysAhead === 1 ? 'morgen' : (days[weekday - 1] ?? '')} um ${time} Uhr`
  },
}
