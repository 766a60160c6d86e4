import os from 'node:os'
import { spawn } from 'node:child_process'
import { onStop } from './child.mjs'
import { environmentOf } from './node.mjs'
import { say, seconds } from './say.mjs'

/**
 * @typedef {object} Step
 * @property {string} name shown in the summary
 * @property {string[][]} commands for our Node, run one after the other, all of them even when one fails
 * @property {string[]} [needs] steps that must have succeeded
 * @property {string[]} [after] steps that must have ended, so as not to fight for the machine
 * @property {NodeJS.ProcessEnv} [env]
 *
 * @typedef {{ name: string, state: 'ok' | 'failed' | 'not run', ms: number }} Result
 */

const lanes = Math.min(4, Math.max(2, os.cpus().length))
const stillRunningMs = 30_000

/**
 * Runs what can run at once, in the order given otherwise; a step that fails shows all it said.
 * @param {string} node
 * @param {Step[]} steps
 * @returns {Promise<Result[]>} in the order of the steps
 */
export async function runSteps(node, steps) {
  /** @type {Map<string, Result>} */
  const done = new Map()
  /** @type {Map<string, Promise<void>>} */
  const running = new Map()
  while (done.size < steps.length) {
    for (const step of steps.filter(({ name }) => !done.has(name) && !running.has(name))) {
      if (isLost(step, done)) done.set(step.name, { name: step.name, state: 'not run', ms: 0 })
      else if (running.size < lanes && isReady(step, done)) running.set(step.name, settle(node, step, done, running))
    }
    if (running.size > 0) await Promise.race(running.values())
  }
  return steps.flatMap(({ name }) => done.get(name) ?? [])
}

/**
 * @param {Step} step
 * @param {Map<string, Result>} done
 */
function isReady({ needs = [], after = [] }, done) {
  return [...needs, ...after].every((name) => done.has(name))
}

/**
 * @param {Step} step
 * @param {Map<string, Result>} done
 */
function isLost({ needs = [] }, done) {
  return needs.some((name) => done.has(name) && done.get(name)?.state !== 'ok')
}

/**
 * @param {string} node
 * @param {Step} step
 * @param {Map<string, Result>} done
 * @param {Map<string, Promise<void>>} running
 */
async function settle(node, step, done, running) {
  const started = Date.now()
  say(`${step.name}…`)
  const remind = setInterval(() => {
    say(`${step.name}… ${seconds(Date.now() - started)}`)
  }, stillRunningMs)
  let failed = false
  for (const command of step.commands) if (!(await runCommand(node, command, step))) failed = true
  clearInterval(remind)
  const ms = Date.now() - started
  say(`${step.name} : ${failed ? 'ÉCHEC' : 'ok'} en ${seconds(ms)}`)
  running.delete(step.name)
  done.set(step.name, { name: step.name, state: failed ? 'failed' : 'ok', ms })
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()

/** Ctrl-C or a killed npm ends what is running too. */
export function stopStepsWithUs() {
  onStop(() => {
    for (const child of children) child.kill('SIGTERM')
    say('arrêté')
    process.exit(130)
  })
}

/**
 * @param {string} node
 * @param {string[]} command
 * @param {Step} step
 * @returns {Promise<boolean>} whether it succeeded
 */
function runCommand(node, command, { name, env = {} }) {
  const child = spawn(node, command, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...environmentOf(node), ...env } })
  children.add(child)
  /** @type {Buffer[]} */
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (code) => {
      children.delete(child)
      if (code !== 0) process.stderr.write(`\n──── ${name} ────\n${Buffer.concat(output).toString()}\n`)
      resolve(code === 0)
    })
  })
}
