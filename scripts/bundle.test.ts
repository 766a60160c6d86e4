import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readBundle } from './lib/bundle.mjs'
import { makeTempFolder } from './test/temp-folder.ts'

function makeBundle(files: Record<string, string>): string {
  const dist = makeTempFolder()
  mkdirSync(path.join(dist, 'assets'))
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(dist, file), text)
  return dist
}

const dist = () =>
  makeBundle({
    'index.html': '<script type="module" src="/assets/index-1.js"></script><link href="/assets/index-1.css">',
    'assets/index-1.css': 'a{}',
    'assets/index-1.js': 'import{a}from"./frame-1.js";const b=()=>import(`./inbox-1.js`)',
    'assets/frame-1.js': 'export const a=1',
    'assets/inbox-1.js': 'import{a}from"./frame-1.js";import"./parts-1.js";export{a}',
    'assets/parts-1.js': 'export{}',
  })

test('the first page is charged for what its scripts load in turn, not for what comes later', () => {
  const bundle = readBundle(dist())
  expect(bundle.entry.map((file) => path.basename(file))).toEqual(['index-1.js', 'frame-1.js'])
  expect(bundle.css.map((file) => path.basename(file))).toEqual(['index-1.css'])
})

test('a later part is charged for what it adds, not for what is there already', () => {
  const lazy = [...readBundle(dist()).lazy.values()].map((files) => files.map((file) => path.basename(file)))
  expect(lazy).toEqual([['inbox-1.js', 'parts-1.js']])
})
