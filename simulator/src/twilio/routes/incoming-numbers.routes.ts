import { Router } from 'express'
import { ownsSender } from '../accounts.ts'
import { restCall } from '../rest-call.ts'
import type { RestParts } from './rest-parts.ts'

/** `GET /2010-04-01/Accounts/{AC}/IncomingPhoneNumbers.json?PhoneNumber=…`: the numbers of the account, for calls. */
export function incomingNumberRoutes(parts: RestParts): Router {
  const router = Router()
  router.get(
    '/2010-04-01/Accounts/:account/IncomingPhoneNumbers.json',
    restCall('account', parts, ({ account }, req, res) => {
      const asked = req.query['PhoneNumber']
      const uri = `/2010-04-01/Accounts/${account.accountSid}/IncomingPhoneNumbers`
      const owned = typeof asked !== 'string' ? account.numbers : ownsSender(account, asked) ? [asked] : []
      res.json({
        incoming_phone_numbers: owned.map((number, index) => ({
          sid: `PN${(index + 1).toString(16).padStart(32, '0')}`,
          account_sid: account.accountSid,
          phone_number: number,
          friendly_name: number,
          capabilities: { voice: true, sms: true, mms: false, fax: false },
          status: 'in-use',
          uri: `${uri}/PN${(index + 1).toString(16).padStart(32, '0')}.json`,
        })),
        page: 0,
        page_size: 50,
        first_page_uri: `${uri}.json?PageSize=50&Page=0`,
        previous_page_uri: null,
        next_page_uri: null,
        start: 0,
        end: Math.max(0, owned.length - 1),
        uri: `${uri}.json`,
      })
    }),
  )
  return router
}
