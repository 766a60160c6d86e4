import type { RequestHandler } from 'express'
import type { DoorNews } from '../door-news.ts'

/** Reads a request; one that cannot be read is told of, and refused as before. */
export const telling =
  (news: DoorNews, read: RequestHandler): RequestHandler =>
  (req, res, next) =>
    read(req, res, (error?: unknown) => {
      if (error !== undefined) news.tell(null, 'unreadable')
      next(error)
    })
