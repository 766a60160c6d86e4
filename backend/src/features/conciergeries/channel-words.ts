import { languageOf } from '#src/text/phrase.ts'
import type { Language } from '#src/text/phrase.ts'

/** What the check of a WhatsApp channel says, in the language of who asked. */
const fr = {
  language: 'fr' as Language,
  account: {
    own: 'Le compte Twilio de la maison est utilisé.',
    platform: 'Le compte Twilio de la plateforme est utilisé.',
    none: 'Aucun compte Twilio : renseignez le SID du compte et son jeton, ou réglez TWILIO_ACCOUNT_SID et TWILIO_AUTH_TOKEN sur le serveur.',
  },
  tokenOk: 'Twilio accepte le jeton.',
  accountStatus: (status: string) => `Twilio dit que ce compte est « ${status} » : voyez sa console.`,
  noNumber: 'Aucun numéro WhatsApp ni service de messagerie : renseignez l’un des deux.',
  numberOk: 'Le numéro appartient à ce compte.',
  numberWrong: 'Ce compte ne possède pas ce numéro WhatsApp : vérifiez-le dans Twilio, Messaging, Senders.',
  webhookOk: 'L’adresse des webhooks répond depuis Internet.',
  webhookSimulated: 'Twilio est simulé : ses webhooks arrivent sur cette machine.',
  webhookPrivate: (url: string) =>
    `Twilio ne peut pas joindre ${url} : réglez PUBLIC_URL sur une adresse https publique.`,
  webhookSilent: (url: string) => `${url} ne répond pas : vérifiez le nom de domaine, le certificat et le proxy.`,
  testMessage: 'Message d’essai de votre conciergerie : la ligne fonctionne.',
  sendOk: 'Le message d’essai est parti.',
  sendNotAsked: 'Donnez un numéro pour recevoir un message d’essai.',
  notTried: 'Pas essayé : corrigez d’abord ce qui précède.',
}

export type ChannelWords = typeof fr

const en: ChannelWords = {
  language: 'en',
  account: {
    own: 'The house’s own Twilio account is used.',
    platform: 'The platform’s Twilio account is used.',
    none: 'No Twilio account: fill in the account SID and its token, or set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN on the server.',
  },
  tokenOk: 'Twilio accepts the token.',
  accountStatus: (status) => `Twilio says that this account is “${status}”: see its console.`,
  noNumber: 'No WhatsApp number and no messaging service: fill in one of them.',
  numberOk: 'The number belongs to this account.',
  numberWrong: 'This account does not own this WhatsApp number: check it in Twilio, Messaging, Senders.',
  webhookOk: 'The webhook address answers from the internet.',
  webhookSimulated: 'Twilio is simulated: its webhooks arrive on this machine.',
  webhookPrivate: (url) => `Twilio cannot reach ${url}: set PUBLIC_URL to a public https address.`,
  webhookSilent: (url) => `${url} does not answer: check the domain name, the certificate and the proxy.`,
  testMessage: 'Test message from your house: the line works.',
  sendOk: 'The test message has left.',
  sendNotAsked: 'Give a number to receive a test message.',
  notTried: 'Not tried: mend what comes before first.',
}

export const channelWords = (locale: string): ChannelWords => (languageOf(locale) === 'fr' ? fr : en)
