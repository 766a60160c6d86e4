import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'

const child = path.resolve(import.meta.dirname, 'lib/child.mjs')
const program = `
  let told = 0
  process.on('SIGTERM', () => { told += 1; process.stdout.write('told ' + told + '\\n'); if (told === 2) process.exit(7) })
  setInterval(() => {}, 1000)
  process.stdout.write('ready\\n')`
const starter = `
  import { runInstead } from ${JSON.stringify(child)}
  runInstead(process.execPath, ['-e', ${JSON.stringify(program)}])`

test('who started the server passes on each signal, and ends as the server does', async () => {
  const { npm_lifecycle_event: _npm, ...env } = process.env
  const started = spawn(process.execPath, ['--input-type=module', '-e', starter], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  })
  const said = async (words: string) => {
    for await (const chunk of started.stdout.iterator({ destroyOnReturn: false }))
      if (String(chunk).includes(words)) return
  }
  const ended = once(started, 'exit')
  await said('ready')
  started.kill('SIGTERM')
  await said('told 1')
  started.kill('SIGINT')
  expect(await ended).toEqual([7, null])
})
