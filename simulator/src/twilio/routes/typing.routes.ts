import { Router } from 'express'
import { TwilioApiError } from '../api-error.ts'
import { notFound } from '../authenticate.ts'
import type { Messages } from '../messages.ts'
import { restCall } from '../rest-call.ts'
import type { Typing } from '../typing.ts'
import type { RestParts } from './rest-parts.ts'

export interface TypingParts extends RestParts {
  messages: Messages
  typing: Typing
  now: () => Date
}

/** `POST messaging.twilio.com/v2/Indicators/Typing.json`: shows it, and marks the client's message as read. */
export function typingRoutes({ messages, typing, now, ...parts }: TypingParts): Router {
  const router = Router()
  router.post(
    '/v2/Indicators/Typing.json',
    restCall('typing', parts, ({ account, parameters }, req, res) => {
      if (parameters['channel'] !== 'whatsapp') throw new TwilioApiError(20001, 'Invalid parameter: channel')
      const sid = parameters['messageId']
      const message = typeof sid === 'string' ? messages.find(sid) : undefined
      if (message?.direction !== 'inbound' || message.accountSid !== account.accountSid) throw notFound(req.path)
      messages.update(message, { readByHouse: true }, now())
      typing.start(message, now())
      res.json({ success: true })
    }),
  )
  return router
}
