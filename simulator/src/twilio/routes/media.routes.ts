import { Router } from 'express'
import type { Request } from 'express'
import { notFound } from '../authenticate.ts'
import { cdnPath } from '../cdn.ts'
import type { MediaStore, StoredMedia } from '../media.ts'
import { rfc2822 } from '../message-json.ts'
import { restCall } from '../rest-call.ts'
import { serveMediaFault } from '../serve-media.ts'
import type { RestParts } from './rest-parts.ts'

export interface MediaParts extends RestParts {
  media: MediaStore
  now: () => Date
}

type MediaRequest = Request<{ message: string; media: string }>

function mediaJson(file: StoredMedia) {
  const uri = `/2010-04-01/Accounts/${file.accountSid}/Messages/${file.messageSid}/Media/${file.sid}.json`
  const date = rfc2822(file.dateCreated)
  return {
    account_sid: file.accountSid,
    content_type: file.contentType,
    date_created: date,
    date_updated: date,
    parent_sid: file.messageSid,
    sid: file.sid,
    uri,
  }
}

/** `/2010-04-01/Accounts/{AC}/Messages/{SM|MM}/Media…`: the resource with `.json`, a redirect to the file without. */
export function mediaRoutes({ media, now, ...parts }: MediaParts): Router {
  const router = Router({ mergeParams: true })
  const found = (req: Request, accountSid: string): StoredMedia => {
    const { message, media: sid } = (req as MediaRequest).params
    const file = media.find(sid)
    if (file?.accountSid !== accountSid || file.messageSid !== message) throw notFound(req.originalUrl)
    return file
  }

  router.get(
    '/Messages/:message/Media.json',
    restCall('media', parts, ({ account }, req, res) => {
      const files = media
        .of((req as MediaRequest).params.message)
        .filter(({ accountSid }) => accountSid === account.accountSid)
      const page = {
        end: files.length - 1,
        next_page_uri: null,
        page: 0,
        page_size: 50,
        previous_page_uri: null,
        start: 0,
      }
      res.json({ ...page, media_list: files.map(mediaJson), first_page_uri: req.originalUrl, uri: req.originalUrl })
    }),
  )
  router.get(
    '/Messages/:message/Media/:media.json',
    restCall('media', parts, ({ account }, req, res) => {
      res.json(mediaJson(found(req, account.accountSid)))
    }),
  )
  router.delete(
    '/Messages/:message/Media/:media.json',
    restCall('media', parts, ({ account }, req, res) => {
      media.remove(found(req, account.accountSid).sid)
      res.status(204).end()
    }),
  )
  router.get(
    '/Messages/:message/Media/:media',
    restCall('media', parts, async ({ account }, req, res) => {
      const file = found(req, account.accountSid)
      const fault = media.faults.take({ mediaSid: file.sid })
      if (fault && (await serveMediaFault(fault, file, req, res, parts.schedule))) return
      res.redirect(302, cdnPath(file, now()))
    }),
  )
  return router
}
