import { existsSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fail, say, seconds } from './say.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages
 */

/**
 * Whether what is installed differs from the lock. Optional packages may be absent (they belong to other platforms),
 * but one that is there must have the right version. A workspace that is new has no link yet.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 */
export function differs(wanted, installed) {
  return Object.entries(wanted).some(([place, locked]) => {
    if (!place.includes('node_modules/')) return false
    const found = installed[place]
    return found ? found.version !== locked.version : !locked.optional
  })
}

/** Installs when the lock asks for something else than what is there; ends the process when npm fails. */
export function ensureInstalled() {
  if (!isStale()) return
  const started = Date.now()
  say('installation des dépendances (une minute environ la première fois)…')
  // Without install scripts nothing needs a compiler; the one script we want brings Node itself.
  const status = npm('ci', '--ignore-scripts')
  if (status !== 0) fail(status, 'npm ci a échoué, voir ci-dessus')
  rebuildNode()
  say(`dépendances installées en ${seconds(Date.now() - started)}`)
}

/** Brings the pinned Node; a platform it does not exist for is no error here. */
export function rebuildNode() {
  if (npm('rebuild', 'node') !== 0)
    say('le Node du projet ne peut pas être installé ici : celui de la machine est essayé')
}

function isStale() {
  const installed = readPackages('node_modules/.package-lock.json')
  return installed === undefined || differs(readPackages('package-lock.json') ?? {}, installed)
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined
}

/**
 * npm on the Node that started us, never on the one it is about to replace.
 * @param {string[]} args
 */
function npm(...args) {
  const cli = process.env['npm_execpath']
  const all = [...args, '--loglevel=error', '--no-audit', '--no-fund']
  const run = cli
    ? spawnSync(process.env['npm_node_execpath'] ?? process.execPath, [cli, ...all], { stdio: 'inherit' })
    : spawnSync('npm', all, { stdio: 'inherit', shell: process.platform === 'win32' })
  return run.status ?? 1
}
