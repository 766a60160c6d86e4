import { Router } from 'express'
import type { Request } from 'express'
import type { Messages, SimulatedMessage } from '#sim/twilio/messages.ts'
import { notFound } from '../authenticate.ts'
import { listMessages } from '../list-messages.ts'
import { messageJson } from '../message-json.ts'
import type { MediaStore } from '../media.ts'
import type { Outbound } from '../outbound.ts'
import { dropConnection, restCall } from '../rest-call.ts'
import type { RestParts } from './rest-parts.ts'

export interface MessagesParts extends RestParts {
  messages: Messages
  media: MediaStore
  outbound: Outbound
}

/** `/2010-04-01/Accounts/{AC}/Messages…` */
export function messagesRoutes({ messages, media, outbound, ...parts }: MessagesParts): Router {
  const router = Router({ mergeParams: true })
  const found = (req: Request<{ sid: string }>, accountSid: string): SimulatedMessage => {
    const message = messages.find(req.params.sid)
    if (message?.accountSid !== accountSid) throw notFound(req.originalUrl)
    return message
  }

  router.post(
    '/Messages.json',
    restCall('create', parts, async ({ account, parameters, fault }, req, res) => {
      const message = await outbound.create(parameters, account, fault)
      if (fault?.kind === 'drop-after-accept') dropConnection(req)
      else if (fault?.kind !== 'hang-after-accept') res.status(201).json(messageJson(message))
    }),
  )
  router.get(
    '/Messages.json',
    restCall('list', parts, ({ account }, req, res) => {
      const [path = ''] = req.originalUrl.split('?')
      res.json(listMessages(messages.all, account.accountSid, path, req.query))
    }),
  )
  router.get(
    '/Messages/:sid.json',
    restCall('fetch', parts, ({ account }, req, res) => {
      res.json(messageJson(found(req as Request<{ sid: string }>, account.accountSid)))
    }),
  )
  router.delete(
    '/Messages/:sid.json',
    restCall('delete', parts, ({ account }, req, res) => {
      const { sid } = found(req as Request<{ sid: string }>, account.accountSid)
      for (const file of media.of(sid)) media.remove(file.sid)
      messages.remove(sid)
      res.status(204).end()
    }),
  )
  return router
}
