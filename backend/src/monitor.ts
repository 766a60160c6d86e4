import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from './config.ts'
import { loadEnvironmentFile } from './environment-file.ts'
import { draw } from './monitor/draw.ts'
import { help, readOptions } from './monitor/read-options.ts'
import { MonitorError, ServerView } from './monitor/server-view.ts'
import type { View } from './monitor/server-view.ts'
import { words } from './monitor/words.ts'
import { languageOf } from './text/phrase.ts'

const everyMs = 5_000
const tickMs = 1_000
const narrow = 100
const home = '\u001B[H\u001B[J'
const [enter, leave] = ['\u001B[?1049h\u001B[?25l', '\u001B[?25h\u001B[?1049l']

const env = loadEnvironmentFile(process.env)
const language = languageOf(env['LC_ALL'] ?? env['LANG'] ?? 'fr')
const { stdout } = process

function show(view: View): string {
  const colour = stdout.isTTY && !env['NO_COLOR']
  return draw(view, { language, width: stdout.columns || narrow, colour, now: Date.now() })
}

/** Redraws each second, reads again every five and at each change; the stream comes back by itself. */
async function watch(server: ServerView, signal: AbortSignal): Promise<void> {
  let view = await server.read()
  const news = { isLost: false }
  const read = async () => {
    try {
      view = await server.read()
      news.isLost = false
    } catch {
      news.isLost = true
    }
  }
  const follow = async () => {
    while (!signal.aborted) {
      await server.follow(() => void read(), signal).catch(() => undefined)
      await pause(everyMs, undefined, { signal }).catch(() => undefined)
    }
  }
  void follow()
  stdout.write(enter)
  for (let second = 1; !signal.aborted; second++) {
    const foot = news.isLost ? words[language].lost : words[language].quit
    stdout.write(`${home}${show(view)}\n\n${foot}\n`)
    await pause(tickMs, undefined, { signal }).catch(() => undefined)
    if (second % (everyMs / tickMs) === 0) await read()
  }
  stdout.write(leave)
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), readConfig(env))
  if (options.help) {
    stdout.write(help)
    return
  }
  const server = await ServerView.open(options)
  if (options.once) {
    stdout.write(`${show(await server.read())}\n`)
    return
  }
  const stopping = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      stopping.abort()
    })
  await watch(server, stopping.signal)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof MonitorError ? error.message : String(error)}\n`)
  process.exitCode = 1
})
