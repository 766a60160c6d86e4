import path from 'node:path'
import { expect, test } from 'vitest'
import { judge } from '../../scripts/arrows/judge.mjs'
import { findCycles, findImports, readEverySource, readSources } from '../../scripts/arrows/sources.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const sources = readSources(root)

function faultsIn(files: ReadonlyMap<string, string>): string[] {
  return findImports(new Map(files)).flatMap((arrow) => {
    const fault = judge(arrow)
    return fault === null ? [] : [`${arrow.from}:${arrow.line} ${fault}`]
  })
}

function faultOf(file: string, text: string): string | undefined {
  return faultsIn(new Map([[file, text]]))[0]
}

const service = 'backend/src/features/conversations/conversations.service.ts'
const routes = 'backend/src/features/faqs/faqs.routes.ts'

test.each([
  ['the ground floor imports a room', 'backend/src/http/mount.ts', `import '#src/features/faqs/faqs.service.ts'`],
  [
    'the ground floor imports it later',
    'backend/src/http/mount.ts',
    `void import('#src/features/faqs/faqs.service.ts')`,
  ],
  ['a room loads the service of another', service, `import { FaqsService } from '#src/features/faqs/faqs.service.ts'`],
  ['a type is named beside a load', service, `import { type FaqsService } from '#src/features/faqs/faqs.service.ts'`],
  ['a room loads another later', service, `void import('../faqs/faqs.service.ts')`],
  ['a room reaches past a service', service, `import type { Row } from '#src/features/faqs/faqs.store.ts'`],
  [
    'an edge is not in the table',
    'backend/src/features/faqs/x.ts',
    `import type { A } from '../accounts/accounts.service.ts'`,
  ],
  ['a room knows the agent', service, `import type { Agent } from '#src/agent/agent.ts'`],
  ['a room knows the voice', service, `import type { Call } from '#src/voice/call/call-session.ts'`],
  ['routes skip the service', routes, `import { listFaqs } from './faqs.store.ts'`],
  [
    'a store calls its service',
    'backend/src/features/faqs/faqs.store.ts',
    `import type { F } from './faqs.service.ts'`,
  ],
  ['a service calls its routes', service, `export { x } from './conversations.routes.ts'`],
  ['the agent opens a store', 'backend/src/agent/tools.ts', `import { list } from '#src/features/faqs/faqs.store.ts'`],
  ['an SDK leaves the providers', service, `import twilio from 'twilio'`],
  ['a part of an SDK leaves them', service, `import { x } from '@anthropic-ai/sdk/helpers/zod'`],
  ['the server speaks to the simulator', 'backend/src/context.ts', `import { x } from '@conciergerie/simulator'`],
  ['the simulator knows the server', 'simulator/src/index.ts', `import '../../backend/src/config.ts'`],
  ['the contract knows more than zod', 'contract/src/faqs.ts', `import express from 'express'`],
  ['the contract knows the server', 'contract/src/faqs.ts', `import type { X } from '../../backend/src/errors.ts'`],
  ['the kit knows a screen', 'kit/src/lib/a.ts', `import '../../../frontend/src/lib/auth.ts'`],
  ['the kit loads the contract', 'kit/src/lib/a.ts', `import { api } from '@conciergerie/contract'`],
  ['a screen leans on the tests of the kit', 'frontend/src/lib/a.ts', `import '@conciergerie/kit/testing/server.ts'`],
  ['one screen imports the other', 'frontend-admin/src/main.tsx', `import '../../frontend/src/lib/auth.ts'`],
  [
    'a screen knows the server',
    'frontend/src/lib/a.ts',
    `import type { Config } from '../../../backend/src/config.ts'`,
  ],
  ['rooms of a screen know each other', 'frontend/src/features/faqs/a.ts', `import { b } from '../clients/b.ts'`],
  ['a screen loads the contract', 'frontend/src/lib/a.ts', `import { api } from '@conciergerie/contract'`],
  ['parts of a screen know its rooms', 'frontend/src/lib/a.ts', `import type { B } from '../features/faqs/b.ts'`],
  ['the product leans on its tests', service, `import { eventually } from '../../../test/support/eventually.ts'`],
])('refuses: %s', (_name, file, text) => {
  expect(faultOf(file, text)).toEqual(expect.stringContaining(`${file}:1 `))
})

test.each([
  ['a room is handed a service', service, `import type { FaqsService } from '#src/features/faqs/faqs.service.ts'`],
  ['a provider speaks through its SDK', 'backend/src/providers/messaging/twilio.ts', `import twilio from 'twilio'`],
  [
    'a room of a screen takes from the kit',
    'frontend/src/features/faqs/a.ts',
    `import '@conciergerie/kit/ui/menu.tsx'`,
  ],
  ['the demo starts the simulator', 'backend/src/demo/world.ts', `import { x } from '@conciergerie/simulator'`],
  [
    'a test looks wherever it wants',
    'backend/src/features/faqs/faqs.test.ts',
    `import { x } from '../accounts/accounts.store.ts'`,
  ],
])('accepts: %s', (_name, file, text) => {
  expect(faultOf(file, text)).toBeUndefined()
})

test('finds a cycle among files that load one another', () => {
  const loop = new Map([
    ['contract/src/a.ts', `import { b } from './b.ts'`],
    ['contract/src/b.ts', `export * from './c.ts'`],
    ['contract/src/c.ts', `import { type A } from './a.ts'`],
  ])
  expect(findCycles(loop)).toEqual([['contract/src/a.ts', 'contract/src/b.ts', 'contract/src/c.ts']])
})

test('takes neither a type nor a later import for a cycle', () => {
  const files = new Map([
    ['contract/src/a.ts', `import { b } from './b.ts'\nimport { c } from './c.ts'`],
    ['contract/src/b.ts', `import type { A } from './a.ts'`],
    ['contract/src/c.ts', `void import('./a.ts')`],
  ])
  expect(findCycles(files)).toEqual([])
})

test('every import of the product goes the right way', () => {
  expect(sources.size).toBeGreaterThan(100)
  expect(faultsIn(sources)).toEqual([])
})

test('no files, of the product or of its tests, need one another to be loaded', () => {
  const every = readEverySource(root)
  expect([...every.keys()]).toEqual(expect.arrayContaining(['backend/test/arrows.test.ts', ...sources.keys()]))
  expect(findCycles(every)).toEqual([])
})
