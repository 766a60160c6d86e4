import { Router } from 'express'
import { rfc2822 } from '../message-json.ts'
import { restCall } from '../rest-call.ts'
import type { RestParts } from './rest-parts.ts'

/** `GET /2010-04-01/Accounts/{AC}.json` */
export function accountRoutes({ startedAt, ...parts }: RestParts & { startedAt: Date }): Router {
  const router = Router()
  router.get(
    '/2010-04-01/Accounts/:account.json',
    restCall('account', parts, ({ account }, _req, res) => {
      const uri = `/2010-04-01/Accounts/${account.accountSid}`
      res.json({
        sid: account.accountSid,
        auth_token: account.authToken,
        friendly_name: account.friendlyName ?? 'Simulated account',
        owner_account_sid: account.accountSid,
        status: 'active',
        type: 'Full',
        date_created: rfc2822(startedAt),
        date_updated: rfc2822(startedAt),
        subresource_uris: { messages: `${uri}/Messages.json` },
        uri: `${uri}.json`,
      })
    }),
  )
  return router
}
