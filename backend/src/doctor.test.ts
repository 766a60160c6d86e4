import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { examine } from './doctor.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A provider that answers everything with one status. */
async function answering(status: number): Promise<string> {
  const server = createServer((_req, res) => res.writeHead(status).end('{}')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const stateOf = (findings: Awaited<ReturnType<typeof examine>>, name: string) =>
  findings.find((finding) => finding.name === name)?.state
const base = {
  DATABASE_URL: 'sqlite::memory:',
  ANTHROPIC_BASE_URL: 'http://127.0.0.1:9',
  TWILIO_API_BASE_URL: 'http://127.0.0.1:9',
}
const twilio = { TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'x'.repeat(32) }

describe('the doctor', () => {
  it('names each variable that is wrong', async () => {
    const findings = await examine({ PORT: 'abc', ENCRYPTION_KEY: 'short' })
    expect(findings.map((finding) => finding.message.split(':')[0])).toEqual(['PORT', 'ENCRYPTION_KEY'])
    expect(findings.every((finding) => finding.state === 'wrong')).toBe(true)
  })

  it('says that a refused Twilio token is wrong', async () => {
    const findings = await examine({ ...base, ...twilio, TWILIO_API_BASE_URL: await answering(401) })
    expect(stateOf(findings, 'Twilio')).toBe('wrong')
  })

  it('says that an unreachable provider is wrong', async () => {
    const findings = await examine({ ...base, ANTHROPIC_API_KEY: 'sk-test' })
    expect(stateOf(findings, 'Anthropic')).toBe('wrong')
  })

  it('says that a public address without https is wrong', async () => {
    const findings = await examine({
      ...base,
      ...twilio,
      PUBLIC_URL: 'http://maison.example',
      TWILIO_API_BASE_URL: await answering(200),
    })
    expect(stateOf(findings, 'Adresse des webhooks')).toBe('wrong')
  })

  it('says that SMS need a number, and a whole one', async () => {
    const env = { ...base, ...twilio, TWILIO_API_BASE_URL: await answering(200) }
    expect(stateOf(await examine(env), 'SMS')).toBe('off')
    expect(stateOf(await examine({ ...env, TWILIO_SMS_NUMBER: '12' }), 'SMS')).toBe('wrong')
    expect(stateOf(await examine({ ...env, TWILIO_SMS_NUMBER: '+33639980199' }), 'SMS')).toBe('ok')
  })

  it('calls what has no key off, and what works fine', async () => {
    const findings = await examine({ ...base, ...twilio, TWILIO_API_BASE_URL: await answering(200) })
    expect(stateOf(findings, 'Twilio')).toBe('ok')
    expect(stateOf(findings, 'Anthropic')).toBe('off')
    expect(stateOf(findings, 'Base de données')).toBe('ok')
  })
})
