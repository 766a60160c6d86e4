import { spawn } from 'node:child_process'
import { environmentOf } from './node.mjs'
import { fail } from './say.mjs'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * Runs one program in the foreground, as if it had been started instead of us: same signals, same exit code.
 * @param {string} node
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function runInstead(node, args, env = {}) {
  const child = spawn(node, args, { stdio: 'inherit', env: { ...environmentOf(node), ...env } })
  child.on('error', (error) => {
    fail(1, error.message)
  })
  onStop(() => {
    child.kill('SIGTERM')
  })
  child.on('exit', (code, signal) => {
    endLike(code, signal)
  })
}

/**
 * Calls `stop` when we are asked to end. Programs are always told SIGTERM: Ctrl-C reaches the whole group, so they have
 * had SIGINT already, and what comes within a second is one signal to them; one that comes later ends them at once.
 * @param {() => void} stop
 */
export function onStop(stop) {
  let told = false
  const tell = () => {
    told = true
    stop()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, tell)
  // a shell that dies of the signal that we have had too asks for nothing more
  if (process.env['npm_lifecycle_event'])
    followParent(() => {
      if (!told) tell()
    })
}

/** npm passes a signal to its shell, which dies without passing it on. @param {() => void} stop */
function followParent(stop) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 300)
  watch.unref()
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function endLike(code, signal) {
  if (signal === null) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}
