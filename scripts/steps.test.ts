import { expect, test } from 'vitest'
import { runSteps } from './lib/steps.mjs'

const print = (text: string) => ['-e', `process.stdout.write(${JSON.stringify(text)})`]
const exit = (code: number) => ['-e', `process.exit(${code})`]
const statesOf = async (steps: Parameters<typeof runSteps>[1]) => {
  const results = await runSteps(process.execPath, steps)
  return Object.fromEntries(results.map(({ name, state }) => [name, state]))
}

test('one bad command fails its step, whichever it is', async () => {
  const steps = [
    { name: 'a', commands: [exit(3), print('fine')] },
    { name: 'b', commands: [print('fine')] },
  ]
  expect(await statesOf(steps)).toEqual({ a: 'failed', b: 'ok' })
})

test('what needs a failed step is not run, and says so', async () => {
  const steps = [
    { name: 'build', commands: [exit(1)] },
    { name: 'browser', commands: [print('')], needs: ['build'] },
    { name: 'crash', commands: [print('')], after: ['browser'] },
  ]
  expect(await statesOf(steps)).toEqual({ build: 'failed', browser: 'not run', crash: 'ok' })
})

test('a program that cannot be started fails its step', async () => {
  expect(await statesOf([{ name: 'a', commands: [['/nowhere/at-all.mjs']] }])).toEqual({ a: 'failed' })
})
