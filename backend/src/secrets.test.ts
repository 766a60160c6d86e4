import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Secrets, findEncryptionKey, isSealed } from './secrets.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'secrets-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('secrets', () => {
  const secrets = new Secrets('ab'.repeat(32))

  it('are not sealed without a key: the error says which variable to set', async () => {
    await expect(new Secrets(null).seal('token', 'conciergeries:1')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('ENCRYPTION_KEY') as string,
    })
  })

  it('do not open in another row, with another key, or changed', async () => {
    const sealed = await secrets.seal('un jeton', 'conciergeries:1')
    await expect(secrets.open(sealed, 'conciergeries:2')).rejects.toThrow()
    await expect(new Secrets('cd'.repeat(32)).open(sealed, 'conciergeries:1')).rejects.toThrow()
    const [iv, tag, text] = sealed.split(':')
    await expect(
      secrets.open([iv, tag, Buffer.from('autre ch').toString('base64')].join(':'), 'conciergeries:1'),
    ).rejects.toThrow()
    expect(text).not.toBe(undefined)
  })

  it('open as they were, never sealed twice alike', async () => {
    const [one, two] = [await secrets.seal('é…🔑', 'conciergeries:1'), await secrets.seal('é…🔑', 'conciergeries:1')]
    expect(one).not.toBe(two)
    expect([isSealed(one), await secrets.open(one, 'conciergeries:1')]).toEqual([true, 'é…🔑'])
  })

  it.each(['0123456789abcdef0123456789abcdef', 'a:b', 'YQ==:YQ==:YQ=='])(
    'take %s for a plain value of an older database',
    async (plain) => {
      expect([isSealed(plain), await secrets.open(plain, 'conciergeries:1')]).toEqual([false, plain])
    },
  )
})

describe('the encryption key', () => {
  const config = { encryptionKey: null, demo: true, databaseUrl: `sqlite:${path.join(folder, 'concierge.db')}` }

  it('is never made outside demo', () => {
    expect(findEncryptionKey({ ...config, demo: false })).toBeNull()
  })

  it('is made once beside the demo database, for its owner only', () => {
    const key = findEncryptionKey(config)
    expect(key).toMatch(/^[0-9a-f]{64}$/)
    expect(findEncryptionKey(config)).toBe(key)
    expect(statSync(path.join(folder, '.encryption-key')).mode & 0o777).toBe(0o600)
  })

  it('is refused when its file was spoilt', () => {
    writeFileSync(path.join(folder, '.encryption-key'), 'oops')
    expect(() => findEncryptionKey(config)).toThrow(/64 hexadecimal digits/)
  })
})
