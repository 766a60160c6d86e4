import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'

/*
 * The product as `npm start` runs it, in demo, on a database of its own that goes away with it. Keys in the developer's
 * shell or `.env` would make it speak to the real providers.
 */
const keys = /^(TWILIO|ANTHROPIC|OPENAI|SMTP|ADMIN|SIP|STRIPE|VAPID)_|^(PUBLIC_URL|ENCRYPTION_KEY|TRUST_PROXY|HOST)$/
const file = process.env['E2E_DATABASE'] ?? ''
const folder = path.dirname(file)
mkdirSync(folder, { recursive: true })

for (const name of Object.keys(process.env).filter((name) => keys.test(name))) process.env[name] = ''
Object.assign(process.env, {
  CONCIERGERIE_IGNORE_ENV_FILE: '1',
  DATABASE_URL: `sqlite:${file}`,
  DEMO: '1',
  LOG_LEVEL: 'warn',
  SIMULATOR_CONTROL: '1',
})
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})

const product = new URL('../../backend/src/main.ts', import.meta.url)
await import(product.href)
