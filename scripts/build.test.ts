import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fingerprint } from './lib/build.mjs'
import { makeTempFolder } from './test/temp-folder.ts'

function makeScreen(): { folder: string; file: string } {
  const folder = makeTempFolder()
  mkdirSync(path.join(folder, 'src'))
  const file = path.join(folder, 'src', 'main.ts')
  writeFileSync(file, 'export const a = 1\n')
  return { folder, file }
}

test('a changed source is seen', () => {
  const { folder, file } = makeScreen()
  const before = fingerprint([folder])
  writeFileSync(file, 'export const a = 2\n')
  expect(fingerprint([folder])).not.toBe(before)
})

test('a source that was added is seen', () => {
  const { folder, file } = makeScreen()
  const before = fingerprint([folder])
  writeFileSync(`${file}x`, '')
  expect(fingerprint([folder])).not.toBe(before)
})

test('what was built, and a file that was only touched, change nothing', () => {
  const { folder, file } = makeScreen()
  const before = fingerprint([folder])
  mkdirSync(path.join(folder, 'dist'))
  writeFileSync(path.join(folder, 'dist', 'index.html'), '<title>')
  utimesSync(file, 1, 1)
  expect(fingerprint([folder])).toBe(before)
})
