import { expect, test } from 'vitest'
import { readLineOptions } from './read-options.ts'

test.each([
  [[], 'sip-domain'],
  [['--sip-domain', 'trunk.test', '--sip-port', 'x'], 'sip-port'],
  [['--sip-domain', 'trunk.test', '--transport', 'sctp'], 'transport'],
  [['--sip-domain', 'trunk.test', '--unknown'], 'unknown'],
])('%j is not understood', (args, word) => {
  expect(() => readLineOptions(args, {})).toThrow(word)
})

test('help is no line', () => {
  expect(readLineOptions(['--help'], {})).toBeNull()
})

test('a password may come from the environment, where other programs do not see it', () => {
  const args = ['--sip-domain', 'trunk.test', '--sip-username', 'house']
  expect(readLineOptions(args, { SIP_PASSWORD: 'secret' })).toMatchObject({
    password: 'secret',
    transport: 'udp',
    port: null,
  })
})
