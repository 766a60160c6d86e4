import path from 'node:path'
import { readBundle } from './scripts/lib/bundle.mjs'

/** What a first visit may weigh, compressed; past this a phone on a slow network feels it. */
const limits = { entry: '130 kB', inbox: '190 kB', route: '40 kB', css: '20 kB' }
const isInbox = (/** @type {string} */ file) => /inbox/i.test(path.basename(file))

const named = (/** @type {string} */ file) => path.basename(file).replace(/-[\w-]{8}\.js$/, '')
const check = (/** @type {string} */ name, /** @type {string[]} */ files, /** @type {string} */ limit) => ({
  name,
  path: files,
  limit,
  gzip: true,
})

export default ['frontend', 'frontend-admin'].flatMap((screen) => {
  const { entry, lazy, css } = readBundle(`${screen}/dist`)
  const inbox = [...lazy].filter(([file]) => isInbox(file)).flatMap(([, files]) => files)
  const routes = [...lazy].filter(([file]) => !isInbox(file))
  return [
    check(`${screen}: entry`, entry, limits.entry),
    check(`${screen}: css`, css, limits.css),
    ...(inbox.length > 0
      ? [check(`${screen}: entry and inbox`, [...new Set([...entry, ...inbox])], limits.inbox)]
      : []),
    ...routes.map(([file, files]) => check(`${screen}: ${named(file)}`, files, limits.route)),
  ]
})
