import { Router } from 'express'
import { restCall } from '../rest-call.ts'
import type { RestParts } from './rest-parts.ts'

const ORIGIN = 'https://messaging.twilio.com/v2/Channels/Senders'

/** `GET /v2/Channels/Senders?Channel=whatsapp`: the senders of the account. */
export function senderRoutes(parts: RestParts): Router {
  const router = Router()
  router.get(
    '/v2/Channels/Senders',
    restCall('account', parts, ({ account }, _req, res) => {
      const senders = account.numbers.map((number, index) => ({
        sid: `XE${(index + 1).toString(16).padStart(32, '0')}`,
        status: 'ONLINE',
        sender_id: `whatsapp:${number}`,
        configuration: {},
        webhook: {},
        profile: {},
        properties: {},
        offline_reasons: null,
        compliance: null,
        url: ORIGIN,
      }))
      const meta = {
        page: 0,
        page_size: 20,
        first_page_url: ORIGIN,
        previous_page_url: null,
        url: ORIGIN,
        next_page_url: null,
        key: 'senders',
      }
      res.json({ senders, meta })
    }),
  )
  return router
}
