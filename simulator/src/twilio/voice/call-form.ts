import type { Form } from '../signature.ts'
import type { TwilioCall } from './twilio-call.ts'

/** The form of a voice webhook. Source: Twilio’s documentation, "TwiML Voice: requests to your application". */
export function callForm({ sid, accountSid, from, to, status }: TwilioCall, more: Form = {}): Form {
  const shown = from === '' ? '+266696687' : from
  return {
    CallSid: sid,
    AccountSid: accountSid,
    From: shown,
    To: to,
    Caller: shown,
    Called: to,
    CallStatus: status,
    ApiVersion: '2010-04-01',
    Direction: 'inbound',
    CallerCountry: 'FR',
    CalledCountry: 'FR',
    ...more,
  }
}
