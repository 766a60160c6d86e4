import type { Wording } from './wording.ts'

const days = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag']

export const nl: Wording = {
  disclosure: (house) =>
    `Goedendag, u spreekt met ${house}. Ik ben een virtuele assistent (AI); een medewerker kan het op elk moment overnemen, u hoeft het maar te vragen.`,
  whoSpeaks: (house) =>
    `Ik ben de virtuele assistent van ${house}, een kunstmatige intelligentie (AI). Ik antwoord met de informatie van het huis, en een medewerker kan het overnemen als u dat wenst.`,
  someHouse: 'ons team',
  greeting: 'Goedendag! Wat kan ik voor u doen?',
  thanks: 'Graag gedaan! Stel gerust nog een vraag.',
  farewell: 'Dank u wel en tot ziens!',
  noted: 'Prima. Ik sta voor u klaar.',
  found: (language) => `Dit heb ik gevonden${language ? ` (in het ${language})` : ''}:`,
  foundSeveral: (language) => `Dit heb ik voor uw vragen gevonden${language ? ` (in het ${language})` : ''}:`,
  butNot: (question) =>
    `Over ‘${question}’ heb ik echter geen informatie. Ik geef dit door aan het team, dat u hier antwoordt.`,
  unanswered:
    'Ik heb deze informatie niet en verzin liever niets. Ik heb uw vraag doorgegeven aan het team: iemand antwoordt u hier zo snel mogelijk.',
  human: 'Ik draag het over aan het team: iemand antwoordt u hier zo snel mogelijk.',
  complaint: 'Onze excuses hiervoor. Ik heb het team ingelicht: iemand antwoordt u hier zo snel mogelijk.',
  sensitive:
    'Uw bericht vraagt de aandacht van een persoon. Ik heb het team ingelicht, dat u hier zo snel mogelijk antwoordt.',
  failed:
    'Ik kan u op dit moment niet antwoorden. Ik heb uw bericht doorgegeven aan het team: iemand antwoordt u hier zo snel mogelijk.',
  emergency: 'Bel bij nood 112.',
  offTopic: (house) => `Ik kan alleen vragen over ${house} en uw bezoek beantwoorden. Wat wilt u weten?`,
  closedUntil: (when) => `Het team is er op dit moment niet en is ${when} terug.`,
  closed: 'Het team is er op dit moment niet.',
  when: ({ daysAhead, weekday, time }) => {
    if (daysAhead === 0) return `vandaag om ${time} uur`
    return `${daysAhead === 1 ? 'morgen' : (days[weekday - 1] ?? '')} om ${time} uur`
  },
}
