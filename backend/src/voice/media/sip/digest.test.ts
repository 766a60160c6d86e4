import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Digest } from './digest.ts'

const request = { method: 'REGISTER', ruri: 'sip:trunk.test' }
const field = (header: string, name: string) => new RegExp(`${name}="?([^",]+)`).exec(header)?.[1] ?? ''

test.each([
  ['an algorithm that we do not know', { realm: 'r', nonce: 'n', algorithm: 'SHA-512-256' }],
  ['no realm', { nonce: 'n' }],
  ['no nonce', { realm: 'r' }],
  ['integrity alone', { realm: 'r', nonce: 'n', qop: ['auth-int'] }],
])('%s is not answered', (_, challenge) => {
  expect(new Digest('house', 'secret').authenticate(request, challenge)).toBe(false)
})

test('the example of RFC 2069, without qop', () => {
  const digest = new Digest('Mufasa', 'CircleOfLife')
  digest.authenticate(
    { method: 'GET', ruri: 'http://www.nowhere.org/dir/index.html' },
    { realm: 'testrealm@host.com', nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093' },
  )
  const hash = (text: string) => createHash('md5').update(text).digest('hex')
  const expected = hash(
    `${hash('Mufasa:testrealm@host.com:CircleOfLife')}:dcd98b7102dd2f0e8b11d0f600bfb0c093:${hash('GET:http://www.nowhere.org/dir/index.html')}`,
  )
  expect(field(digest.toString(), 'response')).toBe(expected)
})

test.each([
  ['MD5', 'md5'],
  ['SHA-256', 'sha256'],
])('a server that knows the password finds the same proof (%s)', (algorithm, name) => {
  const digest = new Digest('house', 'secret')
  expect(digest.authenticate(request, { realm: 'r', nonce: 'n', qop: ['auth', 'auth-int'], algorithm })).toBe(true)
  const said = digest.toString()
  const hash = (text: string) => createHash(name).update(text).digest('hex')
  const expected = hash(
    [
      hash('house:r:secret'),
      'n',
      field(said, 'nc'),
      field(said, 'cnonce'),
      'auth',
      hash('REGISTER:sip:trunk.test'),
    ].join(':'),
  )
  expect(field(said, 'response')).toBe(expected)
})

test('a nonce used again is counted', () => {
  const digest = new Digest('house', 'secret')
  const counts = ['n', 'n', 'other'].map((nonce) => {
    digest.authenticate(request, { realm: 'r', nonce, qop: ['auth'] })
    return field(digest.toString(), 'nc')
  })
  expect(counts).toEqual(['00000001', '00000002', '00000001'])
})

test('a name with a quote does not break out of its header', () => {
  const digest = new Digest('ho"use', 'secret')
  digest.authenticate(request, { realm: 'r', nonce: 'n' })
  expect(digest.toString()).toContain('username="ho\\"use"')
})
