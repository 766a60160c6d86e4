import { Router } from 'express'
import type { Request } from 'express'
import { newSid } from '#sim/lib/ids.ts'
import { TwilioApiError } from '../api-error.ts'
import { notFound } from '../authenticate.ts'
import { restCall } from '../rest-call.ts'
import type { RestCall } from '../rest-call.ts'
import { callJson, recordingJson } from '../voice/call-json.ts'
import type { Switchboard } from '../voice/switchboard.ts'
import type { CallRecording, TwilioCall } from '../voice/twilio-call.ts'
import type { RestParts } from './rest-parts.ts'

export interface CallsParts extends RestParts {
  board: Switchboard
}

type Named = Request<{ sid: string; recording: string }>

/** `/2010-04-01/Accounts/{AC}/Calls…`: what a server may do to a call in progress. */
export function callsRoutes({ board, ...parts }: CallsParts): Router {
  const router = Router({ mergeParams: true })
  const found = (req: Request, { account }: RestCall): TwilioCall => {
    const call = board.find((req as Named).params.sid)
    if (call?.accountSid !== account.accountSid) throw notFound(req.originalUrl)
    return call
  }
  const recordingOf = (req: Request, call: TwilioCall): CallRecording => {
    const recording = call.recordings.find(({ sid }) => sid === (req as Named).params.recording)
    if (!recording) throw notFound(req.originalUrl)
    return recording
  }
  router.get(
    '/Calls/:sid.json',
    restCall('call', parts, (rest, req, res) => {
      res.json(callJson(found(req, rest)))
    }),
  )
  router.post(
    '/Calls/:sid.json',
    restCall('call', parts, (rest, req, res) => {
      const call = found(req, rest)
      update(call, rest.parameters, board)
      res.json(callJson(call))
    }),
  )
  router.post(
    '/Calls/:sid/Recordings.json',
    restCall('recording', parts, (rest, req, res) => {
      const call = found(req, rest)
      if (call.ended) throw new TwilioApiError(21220, 'Requested resource is not eligible for recording')
      const channels = rest.parameters['RecordingChannels'] === 'dual' ? 2 : 1
      const recording: CallRecording = { sid: newSid('RE'), channels, status: 'in-progress', startedAt: new Date() }
      call.recordings.push(recording)
      res.status(201).json(recordingJson(recording, call))
    }),
  )
  router.post(
    '/Calls/:sid/Recordings/:recording.json',
    restCall('recording', parts, (rest, req, res) => {
      const call = found(req, rest)
      const recording = recordingOf(req, call)
      if (rest.parameters['Status'] === 'stopped') recording.status = 'stopped'
      res.json(recordingJson(recording, call))
    }),
  )
  router.get(
    '/Calls/:sid/Recordings.json',
    restCall('recording', parts, (rest, req, res) => {
      const call = found(req, rest)
      const [uri = ''] = req.originalUrl.split('?')
      const recordings = call.recordings.map((recording) => recordingJson(recording, call))
      res.json({
        recordings,
        page: 0,
        page_size: 50,
        uri,
        first_page_uri: uri,
        next_page_uri: null,
        previous_page_uri: null,
      })
    }),
  )
  router.delete(
    '/Calls/:sid/Recordings/:recording.json',
    restCall('recording', parts, (rest, req, res) => {
      const call = found(req, rest)
      call.recordings.splice(call.recordings.indexOf(recordingOf(req, call)), 1)
      res.status(204).end()
    }),
  )
  return router
}

function update(call: TwilioCall, { Twiml, Status, Url }: RestCall['parameters'], board: Switchboard): void {
  if (call.ended) throw new TwilioApiError(21220)
  if (typeof Twiml === 'string') board.redirect(call, () => Promise.resolve(Twiml))
  else if (typeof Url === 'string') board.redirect(call, () => board.fetch(call, Url))
  else if (Status === 'completed' || Status === 'canceled') call.end('house_hung_up', 'completed')
  else throw new TwilioApiError(20001, 'Twiml, Url or Status is needed')
}
