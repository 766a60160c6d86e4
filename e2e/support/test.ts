import { test as base, expect } from '@playwright/test'
import type { APIRequest, APIRequestContext, BrowserContext } from '@playwright/test'
import { collectFaults } from './faults.ts'
import { Outside } from './outside.ts'
import { Phone } from './phone.ts'

type Role = 'concierge' | 'admin'
type Session = Awaited<ReturnType<APIRequestContext['storageState']>>

interface Options {
  /** Who is signed in when the test begins; null: nobody. */
  as: Role | null
}

interface Fixtures {
  /** The simulated phone of the demonstration's clients. */
  phone: Phone
  /** What SMS and letters have left. */
  outside: Outside
  /** Fails the test when a page complains in its console, policy violations included. */
  silence: undefined
}

const doors = {
  concierge: { path: '/api/auth/login', account: 'demoAccount' },
  admin: { path: '/api/admin/auth/login', account: 'demoAdmin' },
} as const

interface Status {
  demoAccount: { email: string; password: string }
  demoAdmin: { email: string; password: string }
  demoPhoneUrl: string
}

const readStatus = async (from: APIRequestContext) => (await (await from.get('/api/status')).json()) as Status

/** Signs in once for all the tests of a worker: logins are limited, on purpose. */
async function signIn(request: APIRequest, baseURL: string, role: Role): Promise<Session> {
  const from = await request.newContext({ baseURL })
  const { path, account } = doors[role]
  const answer = await from.post(path, { data: (await readStatus(from))[account] })
  expect(answer.status(), `login as ${role}`).toBe(200)
  const session = await from.storageState()
  await from.dispose()
  return session
}

export const test = base.extend<Options & Fixtures, { sessions: Record<Role, Session> }>({
  as: [null, { option: true }],
  sessions: [
    async ({ playwright: { request } }, use, { project }) => {
      const baseURL = project.use.baseURL ?? ''
      await use({
        concierge: await signIn(request, baseURL, 'concierge'),
        admin: await signIn(request, baseURL, 'admin'),
      })
    },
    { scope: 'worker' },
  ],
  storageState: async ({ as, sessions }, use) => {
    await use(as === null ? { cookies: [], origins: [] } : sessions[as])
  },
  phone: async ({ request: from }, use) => {
    await use(new Phone((await readStatus(from)).demoPhoneUrl, from))
  },
  outside: async ({ request: from }, use) => {
    await use(new Outside((await readStatus(from)).demoPhoneUrl, from))
  },
  silence: [
    async ({ context }: { context: BrowserContext }, use: (nothing: undefined) => Promise<void>) => {
      const faults = collectFaults(context)
      await use(undefined)
      expect(faults, 'what the pages complained of').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
