import type { Request, Response } from 'express'
import type { Schedule } from '#sim/lib/schedule.ts'
import type { MediaFault, StoredMedia } from './media.ts'
import { notFound } from './authenticate.ts'
import { dropConnection } from './rest-call.ts'

const TOO_BIG = 20 * 1024 * 1024
const CHUNK = Buffer.alloc(64 * 1024, 0x41)

export function serveFile(res: Response, contentType: string, bytes: Uint8Array): void {
  res.setHeader('Content-Type', contentType)
  res.setHeader('Content-Length', bytes.byteLength)
  res.end(bytes)
}

/** Sends `size` bytes without saying so first, and stops when the reader has had enough. */
async function flood(res: Response, contentType: string, size: number): Promise<void> {
  const gone = new Promise<void>((resolve) => res.once('close', resolve))
  res.setHeader('Content-Type', contentType)
  for (let sent = 0; sent < size && !res.destroyed; sent += CHUNK.length) {
    if (res.write(CHUNK)) continue
    await Promise.race([gone, new Promise<void>((resolve) => res.once('drain', resolve))])
  }
  res.end()
}

function cutShort(res: Response, { contentType, bytes }: StoredMedia): void {
  res.setHeader('Content-Type', contentType)
  res.setHeader('Content-Length', bytes.byteLength + 1024)
  res.write(bytes, () => res.destroy())
}

/** Answers a download with what was armed; false when it goes on as usual. */
export async function serveMediaFault(
  fault: MediaFault,
  file: StoredMedia,
  req: Request,
  res: Response,
  schedule: Schedule,
): Promise<boolean> {
  switch (fault.kind) {
    case 'slow':
      await schedule.pause(fault.ms)
      return false
    case 'not-found':
      throw notFound(req.originalUrl)
    case 'status':
      res.status(fault.status).end()
      return true
    case 'wrong-type':
      serveFile(res, fault.contentType, file.bytes)
      return true
    case 'too-big':
      await flood(res, file.contentType, fault.size ?? TOO_BIG)
      return true
    case 'redirect':
      res.redirect(302, fault.to)
      return true
    case 'truncated':
      cutShort(res, file)
      return true
    case 'reset':
      dropConnection(req)
      return true
  }
}
