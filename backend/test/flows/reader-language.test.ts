import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpClient } from '../support/http-client.ts'
import { openWorld } from '../world.ts'
import type { HouseWorld, World } from '../world.ts'

let world: World
let house: HouseWorld
beforeAll(async () => {
  world = await openWorld()
  house = await world.openHouse('Langues', '+33639980601')
})
afterAll(() => world.close())

interface Told {
  error: { code: string; message: string; fields?: Record<string, string> }
}

async function ask(client: HttpClient, method: string, path: string, language?: string, body?: unknown) {
  const headers = language === undefined ? {} : { 'accept-language': language }
  const answer = await client.request(method, path, { headers, ...(body === undefined ? {} : { body }) })
  return (answer.json as Told).error
}

const absent = '/api/conversations/999999'

describe('an error', () => {
  it.each([
    [undefined, 'Connectez-vous pour continuer.'],
    ['de-DE, nl;q=0.8', 'Connectez-vous pour continuer.'],
    ['en-GB, en;q=0.9, fr;q=0.5', 'Sign in to continue.'],
    ['fr-CA, en;q=0.5', 'Connectez-vous pour continuer.'],
  ])('for nobody known who asks for %s', async (language, message) => {
    expect(await ask(world.anonymous, 'GET', '/api/faqs', language)).toEqual({ code: 'unauthenticated', message })
  })

  it('is in the language of the account when the request asks for none, and in the screen’s when it does', async () => {
    const { client } = house.concierge
    expect((await ask(client, 'GET', absent)).message).toBe('Introuvable.')
    await client.patch('/api/auth/me', { locale: 'en' })
    expect((await ask(client, 'GET', absent)).message).toBe('Not found.')
    expect((await ask(client, 'GET', absent, 'de')).message).toBe('Not found.')
    expect((await ask(client, 'GET', absent, 'fr')).message).toBe('Introuvable.')
  })

  it('is French for a key, unless it asks for English', async () => {
    const { client } = house.key
    expect((await ask(client, 'GET', absent)).message).toBe('Introuvable.')
    expect((await ask(client, 'GET', absent, 'en')).message).toBe('Not found.')
  })

  it('words what is wrong with each field, its code unchanged', async () => {
    const wrong = { email: 'nobody', role: 'concierge' }
    const { client } = house.owner
    const inFrench = await ask(client, 'POST', '/api/members', 'fr', wrong)
    const inEnglish = await ask(client, 'POST', '/api/members', 'en', wrong)
    expect(inFrench).toMatchObject({ code: 'invalid', fields: { email: 'Adresse e-mail non valable.' } })
    expect(inEnglish).toMatchObject({ code: 'invalid', fields: { email: 'Not a valid e-mail address.' } })
  })

  it('says what a field lacks and what it has too much of in plain words', async () => {
    const { client } = house.owner
    const named = (name?: string) => ask(client, 'POST', '/api/api-keys', 'en', name === undefined ? {} : { name })
    expect((await named()).fields).toEqual({ name: 'Fill this in.' })
    expect((await named(' ')).fields).toEqual({ name: 'Fill this in.' })
    expect((await named('x'.repeat(81))).fields).toEqual({ name: 'At most 80 characters.' })
  })

  it('of the platform follows its reader too', async () => {
    const path = '/api/admin/conciergeries/999999'
    expect((await ask(world.admin.client, 'PATCH', path, 'en', { name: 'x' })).message).toBe('Not found.')
    expect((await ask(world.admin.client, 'PATCH', path, 'fr', { name: 'x' })).message).toBe('Introuvable.')
  })

  it('of an address where nothing is, or of a body that cannot be read, too', async () => {
    expect((await ask(world.anonymous, 'GET', '/api/nothing', 'en')).message).toBe('There is nothing at this address.')
    const answer = await world.anonymous.request('POST', '/api/auth/login', {
      raw: '{',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    })
    expect((answer.json as Told).error.message).toBe('The body is not valid JSON.')
  })
})

it('names in the journal who is no person in the reader’s language', async () => {
  const log = async (language: string) => {
    const { json } = await world.admin.client.get('/api/admin/audit', { 'accept-language': language })
    return (json as { items: { actor: string }[] }).items.map(({ actor }) => actor)
  }
  expect(await log('fr')).toContain('système')
  expect(await log('en')).toContain('system')
})
