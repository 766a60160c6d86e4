import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { APIRequest, APIRequestContext } from '@playwright/test'

const folder = path.resolve(import.meta.dirname, '../../docs/booking-form')
const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }
const password = 'un phare dans la brume'

/** A house of its own, with one room, and its website on another origin: the form as it is handed out, its settings filled in. */
export interface BookingSite {
  url: string
  /** Calls of the house's owner. */
  owner: APIRequestContext
  close(): Promise<void>
}

export async function openBookingSite(request: APIRequest, server: string): Promise<BookingSite> {
  const settings = { server, key: '' }
  const site = createServer((req, res) => {
    void serve(req.url ?? '/', settings).then(({ type, body }) => {
      res.writeHead(body === null ? 404 : 200, { 'content-type': type }).end(body)
    })
  })
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  const url = `http://localhost:${(site.address() as AddressInfo).port}`
  const owner = await openHouse(request, server)
  settings.key = await makeKey(owner, url)
  return {
    url,
    owner,
    close: async () => {
      await owner.dispose()
      site.closeAllConnections()
      site.close()
    },
  }
}

async function serve(asked: string, { server, key }: { server: string; key: string }) {
  const name = asked === '/' ? 'index.html' : path.basename(asked)
  const type = types[path.extname(name)] ?? 'text/plain'
  const file = await readFile(path.join(folder, name), 'utf8').catch(() => null)
  const body = file
    ?.replace(/data-server="[^"]*"/, `data-server="${server}"`)
    .replace(/data-key="[^"]*"/, `data-key="${key}"`)
  return { type, body: body ?? null }
}

async function openHouse(request: APIRequest, server: string): Promise<APIRequestContext> {
  const anyone = await request.newContext({ baseURL: server })
  const { demoAdmin } = (await (await anyone.get('/api/status')).json()) as { demoAdmin: object }
  const admin = await signIn(request, server, anyone, '/api/admin/auth/login', demoAdmin)
  const email = `owner-${Math.random().toString(36).slice(2)}@example.com`
  const house = { name: 'Gîte du Phare', email, password, kind: 'hotel' }
  expect((await admin.post('/api/admin/conciergeries', { data: house })).status()).toBe(201)
  const owner = await signIn(request, server, anyone, '/api/auth/login', { email, password })
  const types = [{ name: 'Chambre du phare', count: 1, maxParty: 2, priceCents: 8900 }]
  expect((await owner.post('/api/inventory/setup', { data: { kind: 'stay', types } })).status()).toBe(201)
  await Promise.all([admin.dispose(), anyone.dispose()])
  return owner
}

async function signIn(request: APIRequest, server: string, from: APIRequestContext, door: string, data: object) {
  const { token } = (await (await from.post(door, { data })).json()) as { token: string }
  return request.newContext({ baseURL: server, extraHTTPHeaders: { authorization: `Bearer ${token}` } })
}

async function makeKey(owner: APIRequestContext, origin: string): Promise<string> {
  const data = { name: 'Site', kind: 'publishable', origins: [origin] }
  return ((await (await owner.post('/api/api-keys', { data })).json()) as { key: string }).key
}
