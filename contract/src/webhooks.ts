import { z } from 'zod'
import { route } from './route.ts'

const tag = 'Webhooks'
/** Twilio adds parameters without notice: known keys are read one by one, the rest is signed and ignored. */
const twilioForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const webhook = {
  method: 'POST',
  who: ['webhook'],
  tag,
  body: twilioForm,
  consumes: 'application/x-www-form-urlencoded',
  produces: 'text/xml',
} as const

/** Signed over the raw body: what it says is read after that. */
const openaiEvent = {
  method: 'POST',
  who: ['webhook'],
  tag,
  body: z.record(z.string(), z.unknown()),
  consumes: '*/*',
} as const

export const webhooks = {
  whatsapp: route({
    ...webhook,
    path: '/webhook/whatsapp',
    summary: 'A WhatsApp message from Twilio (X-Twilio-Signature)',
  }),
  whatsappStatus: route({
    ...webhook,
    path: '/webhook/whatsapp/status',
    summary: 'A delivery status from Twilio (X-Twilio-Signature)',
  }),
  sms: route({
    ...webhook,
    path: '/webhook/sms',
    summary: 'An SMS from Twilio (X-Twilio-Signature): an answer to a reminder, STOP, or words for the house',
  }),
  smsStatus: route({
    ...webhook,
    path: '/webhook/sms/status',
    query: z.object({ house: z.coerce.number().int().positive() }),
    summary: 'How far an SMS of ours got (X-Twilio-Signature)',
  }),
  voiceIncoming: route({
    ...webhook,
    path: '/api/voice/incoming',
    summary: 'A call that Twilio brings (X-Twilio-Signature); answers TwiML',
  }),
  voiceStatus: route({
    ...webhook,
    path: '/api/voice/status',
    summary: 'A change of a Twilio stream or call (X-Twilio-Signature)',
  }),
  voiceAfter: route({
    ...webhook,
    path: '/api/voice/after',
    summary: 'Twilio asks what follows once the stream is closed; answers TwiML',
  }),
  openai: route({
    ...openaiEvent,
    path: '/webhook/openai',
    summary: 'A call that OpenAI SIP brings (webhook-signature)',
  }),
  openaiRoot: route({ ...openaiEvent, path: '/', summary: 'Alias of POST /webhook/openai' }),
}
