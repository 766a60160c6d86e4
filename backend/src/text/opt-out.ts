const accents = /[\u0300-\u036f]/g
const bare = (text: string) => text.trim().normalize('NFD').replace(accents, '').toUpperCase()

/*
 * Whole messages only, and only words that nobody uses to cancel a stay: Twilio's CANCEL, END and QUIT, « annuler » and YES mean
 * something else in a conversation about a booking.
 */
const outWords = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'ARRET', 'DESABONNER', 'DESABONNEMENT', 'DESINSCRIRE'])
const inWords = new Set(['START', 'UNSTOP', 'REPRENDRE', 'REABONNER', 'ABONNER'])

/** Whether the message, as a whole, refuses further messages that it did not ask for. */
export const optOutWord = (text: string): boolean => outWords.has(bare(text))

/** Whether the message, as a whole, takes such a refusal back. */
export const optInWord = (text: string): boolean => inWords.has(bare(text))
