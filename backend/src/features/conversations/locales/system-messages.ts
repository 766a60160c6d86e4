/** What the product says to clients by itself, in the client's language. */
export interface SystemMessages {
  optedOut: (house: string) => string
  optedIn: (house: string) => string
}

const fr: SystemMessages = {
  optedOut: (house) =>
    `C’est noté : ${house} ne vous écrira plus de sa propre initiative. Envoyez START pour revenir sur ce choix.`,
  optedIn: (house) =>
    `C’est noté : ${house} peut de nouveau vous écrire. Envoyez STOP pour ne plus recevoir de messages.`,
}

const en: SystemMessages = {
  optedOut: (house) => `Noted: ${house} will no longer write to you unasked. Send START to change your mind.`,
  optedIn: (house) => `Noted: ${house} may write to you again. Send STOP to receive no more messages.`,
}

/** @param language of the client, else the house's locale; French houses' other guests get English */
export function systemMessages(language: string): SystemMessages {
  return language.startsWith('fr') ? fr : en
}
