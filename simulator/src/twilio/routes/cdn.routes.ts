import { Router } from 'express'
import { isSigned } from '../cdn.ts'
import type { MediaStore } from '../media.ts'
import { serveFile } from '../serve-media.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * The simulated CDN behind a media redirect. Like the real one it takes a signed URL alone: a request that also carries
 * credentials is refused, and counted, since they should have been dropped on the way.
 */
export function cdnRoutes({
  media,
  now,
  onLeak,
}: {
  media: MediaStore
  now: () => Date
  onLeak: (path: string) => void
}): Router {
  const router = Router()
  router.get('/mms-cdn/:account/:sid', (req, res) => {
    if (req.headers.authorization !== undefined) {
      onLeak(req.path)
      return void res
        .status(400)
        .type('xml')
        .send('<Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed</Message></Error>')
    }
    const { sid } = req.params
    const file = media.find(sid)
    if (!isSigned(sid, text(req.query['Expires']), text(req.query['Signature']), now()) || !file) {
      return void res.status(403).type('xml').send('<Error><Code>AccessDenied</Code></Error>')
    }
    serveFile(res, file.contentType, file.bytes)
  })
  return router
}
