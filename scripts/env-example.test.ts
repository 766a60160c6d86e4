import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8')
const namesIn = (file: string, line: RegExp) => [...read(file).matchAll(line)].map((match) => match[1]).sort()

const listed = namesIn('.env.example', /^([A-Z_]+)=$/gm)
const readByServer = namesIn('backend/src/config.ts', /^ {2}([A-Z][A-Z_]+):/gm)

test('.env.example lists what the server reads, and nothing else', () => {
  expect(readByServer.length).toBeGreaterThan(20)
  expect(listed).toEqual(readByServer)
})

test('every variable has its comment', () => {
  expect(read('.env.example')).not.toMatch(/^$\n[A-Z_]+=/m)
})
