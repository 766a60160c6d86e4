import net from 'node:net'
import path from 'node:path'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { onStop } from './child.mjs'
import { environmentOf } from './node.mjs'
import { root, tools } from './paths.mjs'
import { fail, say } from './say.mjs'

const host = '127.0.0.1'
const screens = [
  { folder: 'frontend', port: 5173 },
  { folder: 'frontend-admin', port: 5174 },
]

/**
 * The server and both screens, reloaded at each change; one Ctrl-C stops all three, and so does the end of any of them.
 * @param {string} node
 * @param {string[]} args for the server
 */
export async function dev(node, args) {
  await ensureFree()
  const programs = screens.map((screen) => startScreen(node, screen))
  stopTogether(programs)
  // In demo the server takes these ports when they are free: the screens must be there first.
  while (!(await allOpen())) {
    if (programs.some(hasEnded)) return
    await pause(100)
  }
  const server = ['--watch', '--watch-preserve-output', 'backend/src/main.ts', ...args]
  programs.push(follow(spawn(node, server, { stdio: 'inherit', env: environmentOf(node) }), programs))
  say(
    `écrans sur http://localhost:5173 et http://localhost:5174, serveur sur http://localhost:${process.env['PORT'] ?? 3000}`,
  )
}

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * @param {string} node
 * @param {{ folder: string, port: number }} screen
 */
function startScreen(node, { folder, port }) {
  const vite = [
    path.join(root, tools.vite),
    '--host',
    host,
    '--port',
    String(port),
    '--strictPort',
    '--clearScreen',
    'false',
  ]
  return spawn(node, vite, { cwd: folder, stdio: 'inherit', env: environmentOf(node) })
}

/** @param {ChildProcess[]} programs */
function stopTogether(programs) {
  for (const program of programs) follow(program, programs)
  onStop(() => {
    stopAll(programs)
  })
}

/**
 * @param {ChildProcess} program
 * @param {ChildProcess[]} programs
 */
function follow(program, programs) {
  program.on('error', (error) => {
    fail(1, error.message)
  })
  program.on('exit', (code) => {
    process.exitCode ??= code ?? 0
    stopAll(programs)
  })
  return program
}

/** @param {ChildProcess[]} programs */
function stopAll(programs) {
  for (const program of programs) if (!hasEnded(program)) program.kill('SIGTERM')
}

/** @param {ChildProcess} program */
function hasEnded(program) {
  return program.exitCode !== null || program.signalCode !== null
}

async function ensureFree() {
  for (const { port } of screens)
    if (await isOpen(port)) fail(1, `le port ${port} est déjà pris : arrêtez l’autre programme`)
}

async function allOpen() {
  const open = await Promise.all(screens.map(({ port }) => isOpen(port)))
  return open.every(Boolean)
}

/** @param {number} port */
async function isOpen(port) {
  const socket = net.connect(port, host)
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
