import { rfc2822 } from '../message-json.ts'
import type { CallRecording, TwilioCall } from './twilio-call.ts'

const seconds = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 1000)

/** A call as `GET …/Calls/{Sid}.json` shows it. */
export function callJson(call: TwilioCall) {
  const uri = `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}`
  const { endedAt } = call
  return {
    sid: call.sid,
    account_sid: call.accountSid,
    api_version: '2010-04-01',
    parent_call_sid: null,
    from: call.from,
    from_formatted: call.from,
    to: call.to,
    to_formatted: call.to,
    phone_number_sid: null,
    status: call.status,
    direction: 'inbound',
    date_created: rfc2822(call.startedAt),
    date_updated: rfc2822(endedAt ?? call.startedAt),
    start_time: rfc2822(call.startedAt),
    end_time: endedAt && rfc2822(endedAt),
    duration: endedAt && String(seconds(call.startedAt, endedAt)),
    price: null,
    price_unit: 'USD',
    answered_by: null,
    caller_name: null,
    forwarded_from: null,
    group_sid: null,
    queue_time: '0',
    trunk_sid: null,
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json` },
  }
}

export function recordingJson({ sid, channels, status, startedAt }: CallRecording, call: TwilioCall) {
  return {
    sid,
    account_sid: call.accountSid,
    call_sid: call.sid,
    conference_sid: null,
    api_version: '2010-04-01',
    status,
    channels,
    source: 'StartCallRecordingAPI',
    track: 'both',
    start_time: rfc2822(startedAt),
    date_created: rfc2822(startedAt),
    date_updated: rfc2822(startedAt),
    duration: status === 'in-progress' ? null : String(Math.round((Date.now() - startedAt.getTime()) / 1000)),
    error_code: null,
    encryption_details: null,
    price: null,
    price_unit: 'USD',
    uri: `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}/Recordings/${sid}.json`,
  }
}
