import { existsSync } from 'node:fs'
import path from 'node:path'
import express from 'express'
import type { Express, RequestHandler, Response } from 'express'

const root = path.resolve(import.meta.dirname, '../../..')
const dashboard = path.join(root, 'frontend/dist')
const admin = path.join(root, 'frontend-admin/dist')

const year = 'public, max-age=31536000, immutable'
const fresh = 'no-cache'

function setCaching(res: Response, file: string): void {
  res.setHeader('Cache-Control', file.includes(`${path.sep}assets${path.sep}`) ? year : fresh)
}

const files = (folder: string) =>
  express.static(folder, { index: 'index.html', redirect: false, setHeaders: setCaching })

/** Paths that belong to the server: a screen never answers there. */
const reserved = /^\/(api|webhook|health|ready|metrics|media|reservations|agents|refresh|voice)(\/|$)/

function page(folder: string): RequestHandler {
  return (req, res, next) => {
    const wanted = req.method === 'GET' || req.method === 'HEAD'
    if (!wanted || reserved.test(req.originalUrl.split('?')[0] ?? '') || path.extname(req.path) !== '') {
      next()
      return
    }
    const index = path.join(folder, 'index.html')
    if (!existsSync(index)) {
      res.status(503).type('text/plain').send('Les écrans ne sont pas construits : lancez « npm start ».\n')
      return
    }
    res.setHeader('Cache-Control', fresh)
    res.sendFile(index)
  }
}

/** The two built dashboards: `/admin/` for administrators, everything else for concierges. */
export function mountPages(app: Express): void {
  // As a string it would match `/admin/` too, and send it to itself.
  app.get(/^\/admin$/, (_req, res) => {
    res.redirect('/admin/')
  })
  app.use('/admin', files(admin), page(admin))
  app.use(files(dashboard), page(dashboard))
}
