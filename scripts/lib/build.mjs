import path from 'node:path'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { root, tools } from './paths.mjs'
import { environmentOf } from './node.mjs'
import { fail, say, seconds } from './say.mjs'

const screens = ['frontend', 'frontend-admin']
const shared = ['contract', 'kit', 'package-lock.json', 'tsconfig.base.json']
const notSources = new Set(['node_modules', 'dist'])

/**
 * Builds the screens whose sources changed since they were built; ends the process when one cannot be.
 * @param {string} node
 */
export function build(node) {
  for (const screen of screens) buildScreen(node, screen)
}

/**
 * @param {string} node
 * @param {string} screen
 */
function buildScreen(node, screen) {
  // beside what it speaks of: it goes when that goes
  const stamp = path.join(screen, 'dist', '.sources')
  const sources = fingerprint([screen, ...shared])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  const started = Date.now()
  say(`construction de ${screen}…`)
  const vite = [path.join(root, tools.vite), 'build', '--logLevel', 'error']
  const run = spawnSync(node, vite, { cwd: screen, stdio: 'inherit', env: environmentOf(node) })
  if (run.status !== 0) fail(run.status ?? 1, `la construction de ${screen} a échoué, voir ci-dessus`)
  writeFileSync(stamp, sources)
  say(`${screen} construit en ${seconds(Date.now() - started)}`)
}

/**
 * Of contents, not of dates: a fresh clone or a change of branch and back does not build again.
 * @param {string[]} places files or folders; those that do not exist count as empty
 */
export function fingerprint(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesUnder)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {string[]} in a fixed order
 */
function filesUnder(place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  const names = readdirSync(place).filter(
    (name) => !notSources.has(name) && !name.endsWith('.test.ts') && !name.endsWith('.test.tsx'),
  )
  return names.sort().flatMap((name) => filesUnder(path.join(place, name)))
}
