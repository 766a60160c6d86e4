import type { SmtpSimulator } from '#sim/smtp/smtp-simulator.ts'
import type { TwilioSimulator } from '#sim/twilio/twilio-simulator.ts'

/** Far more than anybody looks through. */
const mostShown = 100

/** What the houses sent besides WhatsApp, newest first: to their own people and to clients. */
export function describeSent(twilio: TwilioSimulator, smtp: SmtpSimulator) {
  const texts = twilio.messages.sent().filter(({ to }) => !to.startsWith('whatsapp:'))
  return {
    texts: texts
      .toReversed()
      .slice(0, mostShown)
      .map(({ to, body, status, dateCreated }) => ({ to, body, status, at: dateCreated.toISOString() })),
    letters: smtp.mails
      .toReversed()
      .slice(0, mostShown)
      .map(({ to, subject, text, attachments }) => ({ to, subject, text, attachments })),
  }
}
