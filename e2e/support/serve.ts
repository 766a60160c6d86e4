import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/*
 * The product as `npm start` runs it, in demo, on a database of its own that goes away with it. Keys in the developer's
 * shell or `.env` would make it speak to the real providers.
 */
const keys = /^(TWILIO|ANTHROPIC|OPENAI|SMTP|ADMIN|SIP|STRIPE|VAPID)_|^(PUBLIC_URL|ENCRYPTION_KEY|TRUST_PROXY|HOST)$/
const folder = mkdtempSync(path.join(os.tmpdir(), 'conciergerie-e2e-'))

for (const name of Object.keys(process.env).filter((name) => keys.test(name))) process.env[name] = ''
Object.assign(process.env, {
  CONCIERGERIE_IGNORE_ENV_FILE: '1',
  DATABASE_URL: `sqlite:${path.join(folder, 'concierge.db')}`,
  DEMO: '1',
  LOG_LEVEL: 'warn',
})
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})

const product = new URL('../../backend/src/main.ts', import.meta.url)
await import(product.href)
