import { createRequire } from 'node:module'
import path from 'node:path'
import express from 'express'
import type { RequestHandler } from 'express'

const swagger = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const ours = path.join(import.meta.dirname, 'docs')
const taken = ['/swagger-ui.css', '/swagger-ui-bundle.js']

/** The API's description as a page that works offline: Swagger UI from the package, our own start without inline script. */
export function createDocsPage(): RequestHandler {
  const router = express.Router()
  router.use(express.static(ours, { redirect: false }))
  router.get(taken, express.static(swagger, { index: false }))
  return router
}
