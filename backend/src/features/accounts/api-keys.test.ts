import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../../../test/support/databases.ts'
import { addHouse, addMember, logIn, openAccounts, origin } from '../../../test/support/rooms.ts'

const site = 'https://www.embruns.example'

describeOnBothDatabases('publishable keys', (open) => {
  const start = async () => {
    const room = openAccounts(await open())
    const house = await addHouse(room.db)
    await addMember(room, house, 'marie@example.com')
    const { actor } = await logIn(room, 'marie@example.com')
    const create = (origins: string[], kind: 'publishable' | 'secret' = 'publishable') =>
      room.keys.create(actor, { name: 'Site', kind, origins }, origin)
    return { ...room, house, actor, create }
  }

  it.each([
    ['none'],
    ['a host alone', 'www.embruns.example'],
    ['http', 'http://www.embruns.example'],
    ['a path', 'https://www.embruns.example/reserver'],
    ['a password', 'https://marie:secret@www.embruns.example'],
    ['every host', 'https://*.embruns.example'],
    ['a file', 'null'],
    ['a machine that only sounds local', 'http://localhost.embruns.example'],
    ['one good and one bad', site, 'ftp://www.embruns.example'],
  ])('are not made for %s', async (_, ...origins) => {
    const { create, keys, actor } = await start()
    await expect(create(origins)).rejects.toMatchObject({
      code: 'invalid',
      fields: { origins: { fr: expect.any(String) as string, en: expect.any(String) as string } },
    })
    expect(await keys.list(actor)).toEqual([])
  })

  it('leave secret keys without websites', async () => {
    const { create } = await start()
    await expect(create([site], 'secret')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('are shown again, with the websites as browsers name them', async () => {
    const { create, keys, actor } = await start()
    const { key, apiKey } = await create([`${site.toUpperCase()}/`, `${site}:443`, 'http://localhost:8080'])
    expect(key).toMatch(/^pk_[\w-]{43}$/)
    expect(apiKey).toMatchObject({ kind: 'publishable', origins: [site, 'http://localhost:8080'], key })
    expect(await keys.list(actor)).toEqual([apiKey])
  })

  it('prove the house from its websites only, and nothing as a secret key', async () => {
    const { create, keys, house } = await start()
    const { key } = await create([site])
    expect(await keys.siteOf(key, site)).toMatchObject({ kind: 'site', conciergerieId: house, name: 'Site' })
    expect(await keys.keyOf(key)).toBeNull()
    expect(await keys.siteOf(`${key}x`, site)).toBeNull()
    for (const stranger of [null, 'null', 'https://evil.example', 'http://www.embruns.example', `${site}:8443`])
      await expect(keys.siteOf(key, stranger)).rejects.toMatchObject({ code: 'cross_site' })
  })

  it('prove nothing once revoked, and secret keys never prove a website', async () => {
    const { create, keys, actor } = await start()
    const { key, apiKey } = await create([site])
    const secret = await create([], 'secret')
    expect(secret.apiKey).toMatchObject({ kind: 'secret', origins: [], key: null })
    expect(await keys.siteOf(secret.key, site)).toBeNull()
    await keys.revoke(actor, apiKey.id, origin)
    expect(await keys.siteOf(key, site)).toBeNull()
  })
})
