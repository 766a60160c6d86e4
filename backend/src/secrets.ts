import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { AppError } from './errors.ts'
import type { Phrase } from './text/phrase.ts'

const noMasterKey: Phrase = {
  fr: 'Réglez ENCRYPTION_KEY sur le serveur pour enregistrer un secret.',
  en: 'Set ENCRYPTION_KEY on the server to store a secret.',
}

/*
 * Secrets at rest: AES-256-GCM, key by PBKDF2 from ENCRYPTION_KEY and the row's id, stored `iv:authTag:ciphertext` in
 * base64. The row is also authenticated, so a value moved to another row does not open there.
 */
const derive = promisify(pbkdf2)
/** The master key is random, not a password: stretching it would only slow each start. */
const iterations = 10_000
const base64 = '[A-Za-z0-9+/]+={0,2}'
const sealed = new RegExp(`^(${base64}):(${base64}):(${base64})$`)

export class Secrets {
  readonly #master: Buffer | null
  readonly #keys = new Map<string, Promise<Buffer>>()

  /** @param key 64 hexadecimal digits, or null: then nothing can be sealed or opened */
  constructor(key: string | null) {
    this.#master = key === null ? null : Buffer.from(key, 'hex')
  }

  get available(): boolean {
    return this.#master !== null
  }

  /**
   * @param row table and id, as in `conciergeries:12`
   * @throws AppError conflict without a master key
   */
  async seal(plain: string, row: string): Promise<string> {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', await this.#keyFor(row), iv).setAAD(Buffer.from(row))
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64')).join(':')
  }

  /** Gives a plain value from an older database back as it is. @throws Error when the key is another one */
  async open(stored: string, row: string): Promise<string> {
    const parts = readSealed(stored)
    if (!parts) return stored
    const decipher = createDecipheriv('aes-256-gcm', await this.#keyFor(row), parts.iv).setAAD(Buffer.from(row))
    decipher.setAuthTag(parts.tag)
    return decipher.update(parts.text, undefined, 'utf8') + decipher.final('utf8')
  }

  #keyFor(row: string): Promise<Buffer> {
    if (this.#master === null) throw new AppError('conflict', noMasterKey)
    const known = this.#keys.get(row)
    if (known) return known
    const key = derive(this.#master, row, iterations, 32, 'sha256')
    this.#keys.set(row, key)
    return key
  }
}

export const isSealed = (stored: string): boolean => readSealed(stored) !== null

function readSealed(stored: string) {
  const found = sealed.exec(stored)
  if (!found) return null
  const [iv, tag, text] = found.slice(1).map((part) => Buffer.from(part, 'base64')) as [Buffer, Buffer, Buffer]
  return iv.length === 12 && tag.length === 16 ? { iv, tag, text } : null
}

/**
 * The master key: ENCRYPTION_KEY, or in demo one made beside the database, readable by its owner only.
 * @param databaseUrl `sqlite:<path>`; for another database the key lies in the working folder
 */
export function findEncryptionKey(config: {
  encryptionKey: string | null
  demo: boolean
  databaseUrl: string
}): string | null {
  if (config.encryptionKey !== null || !config.demo) return config.encryptionKey
  const where = config.databaseUrl.startsWith('sqlite:') ? config.databaseUrl.slice('sqlite:'.length) : ''
  if (where === ':memory:') return randomBytes(32).toString('hex')
  return keepKey(path.resolve(path.dirname(where.replace(/^\/\/(?=.)/, '')), '.encryption-key'))
}

function keepKey(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  const key = readFileSync(file, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(key)) throw new Error(`${file} must hold 64 hexadecimal digits`)
  return key
}
