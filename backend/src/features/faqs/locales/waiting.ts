import { cutText } from '#src/text/cut-text.ts'

interface WaitingWords {
  /** Reminds a client of what they asked before the answer comes, hours later. */
  introduce: (asked: string) => string
}

const wordings: Record<string, WaitingWords> = {
  fr: { introduce: (asked) => `Vous nous demandiez : « ${asked} » Voici la réponse.` },
  en: { introduce: (asked) => `You asked us: “${asked}” Here is the answer.` },
  es: { introduce: (asked) => `Nos preguntaba: «${asked}» Esta es la respuesta.` },
  de: { introduce: (asked) => `Sie haben uns gefragt: „${asked}“ Hier ist die Antwort.` },
  it: { introduce: (asked) => `Ci ha chiesto: «${asked}» Ecco la risposta.` },
  nl: { introduce: (asked) => `U vroeg ons: ‘${asked}’ Hier is het antwoord.` },
  pt: { introduce: (asked) => `Perguntou-nos: «${asked}» Aqui está a resposta.` },
}

const longestReminder = 160

/** An answer that comes late, with the question it answers. @param locale of the answer */
export function wordLateAnswer(locale: string, asked: string, answer: string): string {
  const words = wordings[locale.slice(0, 2)] ?? wordings['fr']
  const line = asked.replaceAll(/\s+/g, ' ').trim()
  const reminder = line.length > longestReminder ? `${cutText(line, longestReminder).trimEnd()}…` : line
  return `${words?.introduce(reminder) ?? ''}\n\n${answer}`.trim()
}
