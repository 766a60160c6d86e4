import { api } from '@conciergerie/contract'
import express from 'express'
import type { Request, Response } from 'express'
import { AppError } from '#src/errors.ts'
import { on } from '#src/http/mount.ts'
import type { MountedRoute } from '#src/http/mount.ts'
import { words } from './locales/error-words.ts'
import { isShownInPage, largestUpload } from './media-types.ts'
import type { MediaFile, MediaKeeper } from './media.service.ts'

const routes = api.conversations
const readBytes = express.raw({ type: () => true, limit: largestUpload })

export function mediaRoutes(keeper: MediaKeeper): MountedRoute[] {
  return [
    on(
      routes.uploadMedia,
      async ({ actor, query, req }) => {
        const { id, content_type, file_name, size, status } = await keeper.upload(
          actor,
          readUpload(req, query.fileName ?? null),
        )
        return { media: { id, contentType: content_type, fileName: file_name, size, status, failure: null } }
      },
      readBytes,
    ),
    on(routes.readMedia, async ({ actor, params, req, res }) => {
      sendFile(req, res, await keeper.read(actor.conciergerieId, params.id), 'private, max-age=86400')
    }),
    on(routes.readSharedMedia, async ({ params, req, res }) => {
      sendFile(req, res, await keeper.readShared(params.token), 'no-store')
    }),
  ]
}

function readUpload(req: Request, fileName: string | null): MediaFile {
  const content: unknown = req.body
  if (!Buffer.isBuffer(content) || content.length === 0) throw new AppError('invalid', words.fileEmpty)
  return { content, contentType: req.get('content-type') ?? '', fileName }
}

/** A client's file may be anything: it runs nothing, guesses nothing, and opens in its place only when that is harmless. */
function sendFile(req: Request, res: Response, { content, contentType, fileName }: MediaFile, caching: string): void {
  const shown = isShownInPage(contentType)
  res.set({
    'Content-Type': shown ? contentType : 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': caching,
    'Accept-Ranges': 'bytes',
  })
  res.attachment(fileName ?? 'fichier')
  if (shown) res.set('Content-Disposition', (res.get('Content-Disposition') ?? '').replace(/^attachment/, 'inline'))
  res.set('Content-Type', shown ? contentType : 'application/octet-stream')
  sendRange(req, res, content)
}

/** Players ask for a part of a recording. */
function sendRange(req: Request, res: Response, content: Buffer): void {
  const range = req.range(content.length, { combine: true })
  if (range === -1) {
    res.status(416).set('Content-Range', `bytes */${content.length}`).end()
    return
  }
  const part = Array.isArray(range) && range.type === 'bytes' ? range[0] : undefined
  if (!part) {
    res.end(content)
    return
  }
  res
    .status(206)
    .set('Content-Range', `bytes ${part.start}-${part.end}/${content.length}`)
    .end(content.subarray(part.start, part.end + 1))
}
