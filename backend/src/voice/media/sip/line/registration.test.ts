import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HandshakeError } from '../transport/tls-fault.ts'
import { openLine as open, pass } from '../testing/line-world.ts'
import { headerOf, trunkPlace } from '../testing/scripted-peer.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

const challenge = 'WWW-Authenticate: Digest realm="trunk.test", nonce="abc", qop="auth", algorithm=MD5'
const openLine = (change = {}) => open({ username: 'house', password: 'secret', ...change })
type Opened = Awaited<ReturnType<typeof openLine>>

const answerLast = ({ peer }: Opened, status: string, headers: string[] = []) => {
  peer.answer(peer.requests('REGISTER').at(-1) ?? '', status, headers)
  return pass(0)
}

test('a refused password is told and never tried again', async () => {
  const opened = await openLine()
  await answerLast(opened, '401 Unauthorized', [challenge])
  expect(headerOf(opened.peer.requests('REGISTER').at(-1) ?? '', 'authorization')).toContain('username="house"')
  await answerLast(opened, '401 Unauthorized', [challenge])
  expect(opened.health.at(-1)).toEqual({ health: 'failed', detail: '401 Unauthorized' })
  const tries = opened.peer.requests('REGISTER').length
  await pass(3_600_000)
  expect(opened.peer.requests('REGISTER')).toHaveLength(tries)
})

test('403 is final too', async () => {
  const opened = await openLine()
  await answerLast(opened, '403 Forbidden')
  expect(opened.health.at(-1)?.health).toBe('failed')
})

test('a proof that we cannot give is a refusal, not a loop', async () => {
  const opened = await openLine()
  await answerLast(opened, '401 Unauthorized', [challenge.replace('MD5', 'SHA-512-256')])
  expect(opened.health.at(-1)?.health).toBe('failed')
})

test('the password itself never leaves', async () => {
  const opened = await openLine()
  await answerLast(opened, '401 Unauthorized', [challenge])
  expect(opened.wire.sent.some(({ text }) => text.includes('secret'))).toBe(false)
})

test('once the trunk agrees the line is up, until it says that it is not', async () => {
  const opened = await openLine()
  await answerLast(opened, '200 OK', ['Expires: 600'])
  expect(opened.health.at(-1)).toEqual({ health: 'running', detail: null })
})

test('it is renewed at four fifths of what was granted to us, not to others', async () => {
  const opened = await openLine()
  const contacts = [
    'Contact: <sip:other@203.0.113.1>;expires=7200',
    'Contact: <sip:house@192.0.2.10:5070>;expires=100',
    'Expires: 900',
  ]
  await answerLast(opened, '200 OK', contacts)
  await pass(79_000)
  expect(opened.peer.requests('REGISTER')).toHaveLength(1)
  await pass(1000)
  const [first = '', second = ''] = opened.peer.requests('REGISTER')
  expect(headerOf(second, 'Call-ID')).toBe(headerOf(first, 'Call-ID'))
  expect(headerOf(second, 'CSeq')).toBe('2 REGISTER')
})

test('a trunk that grants more than a timer can count is asked again within a day', async () => {
  const opened = await openLine()
  await answerLast(opened, '200 OK', ['Expires: 4294967295'])
  await pass(60_000)
  expect(opened.peer.requests('REGISTER')).toHaveLength(1)
})

test('a trunk that fails is tried again, later each time, and for as long as it takes', async () => {
  const opened = await openLine()
  const waits: number[] = []
  for (let n = 0; n < 10; n++) {
    await answerLast(opened, '503 Service Unavailable')
    const before = opened.peer.requests('REGISTER').length
    const from = Date.now()
    while (opened.peer.requests('REGISTER').length === before) await pass(500)
    waits.push((Date.now() - from) / 1000)
  }
  expect(waits.slice(0, 4)).toEqual([1.5, 3, 6, 12])
  expect(waits.at(-1)).toBe(225)
  expect(opened.health.at(-1)).toEqual({ health: 'down', detail: '503 Service Unavailable' })
})

test('it waits as long as it is asked to (Retry-After)', async () => {
  const opened = await openLine()
  await answerLast(opened, '503 Service Unavailable', ['Retry-After: 120'])
  await pass(119_000)
  expect(opened.peer.requests('REGISTER')).toHaveLength(1)
  await pass(1000)
  expect(opened.peer.requests('REGISTER')).toHaveLength(2)
})

test('while the last registration holds, a failure only degrades the line', async () => {
  const opened = await openLine()
  await answerLast(opened, '200 OK', ['Expires: 600'])
  await pass(480_000)
  await answerLast(opened, '500 Server Error')
  expect(opened.health.at(-1)?.health).toBe('degraded')
})

test('an interval that is too short for the trunk is lengthened (423)', async () => {
  const opened = await openLine()
  await answerLast(opened, '423 Interval Too Brief', ['Min-Expires: 1800'])
  expect(headerOf(opened.peer.requests('REGISTER').at(-1) ?? '', 'Expires')).toBe('1800')
})

test('the way through a router is kept open', async () => {
  const opened = await openLine()
  await answerLast(opened, '200 OK', ['Expires: 600'])
  await pass(100_000)
  expect(opened.wire.keptAlive).toBe(4)
})

test('a connection that breaks is registered from again at once', async () => {
  const opened = await openLine({ transport: 'tcp' })
  await answerLast(opened, '200 OK', ['Expires: 600'])
  opened.wire.breakOff(trunkPlace)
  await pass(0)
  expect(opened.peer.requests('REGISTER')).toHaveLength(2)
})

test('a trunk that cannot prove itself is told of by what is wrong, and tried again later', async () => {
  const opened = await openLine({ transport: 'tls' })
  await answerLast(opened, '200 OK', ['Expires: 1'])
  const cause = Object.assign(new Error('other.test'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
  opened.wire.broken = new HandshakeError(cause)
  opened.wire.breakOff(trunkPlace)
  await pass(1000)
  expect(opened.news.at(-1)).toMatchObject({ what: 'trunk_unproven', why: 'tls_name', domain: 'trunk.test' })
  await pass(5000)
  expect(opened.health.at(-1)).toEqual({ health: 'down', detail: 'tls_name' })
  const tries = opened.news.filter(({ what }) => what === 'trunk_unproven')
  expect(tries.length).toBeLessThan(4)
  opened.wire.broken = Object.assign(new Error('no'), { code: 'ECONNREFUSED' })
  await pass(60_000)
  expect(opened.news.at(-1)?.what).toBe('registration_failed')
  opened.wire.broken = null
  while (opened.peer.requests('REGISTER').length === 1) await pass(1000)
  await answerLast(opened, '200 OK', ['Expires: 600'])
  expect(opened.health.at(-1)).toEqual({ health: 'running', detail: null })
})

test('a line that stops says so to the trunk, and leaves no timer', async () => {
  const opened = await openLine()
  await answerLast(opened, '200 OK', ['Expires: 600'])
  const stopping = opened.line.stop('now')
  await pass(0)
  expect(headerOf(opened.peer.requests('REGISTER').at(-1) ?? '', 'Contact')).toContain('expires=0')
  await answerLast(opened, '200 OK')
  await pass(0)
  await stopping
  expect(vi.getTimerCount()).toBe(0)
  expect(opened.wire.closed).toBe(true)
})

test('a trunk that does not answer a goodbye is not waited for', async () => {
  const opened = await openLine()
  await answerLast(opened, '200 OK', ['Expires: 600'])
  const stopping = opened.line.stop('now')
  await pass(1000)
  await stopping
  expect(opened.wire.closed).toBe(true)
})
