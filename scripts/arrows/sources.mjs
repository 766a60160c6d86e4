import path from 'node:path'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { importsOf } from './scan.mjs'
import { resolveImport } from './resolve.mjs'

/**
 * @typedef {Map<string, string>} Sources text by file, relative to the project with forward slashes
 * @typedef {{ from: string, specifier: string, kind: import('./judge.mjs').Kind, line: number }} FoundImport
 */

const product = ['backend/src', 'contract/src', 'simulator/src', 'kit/src', 'frontend/src', 'frontend-admin/src']
const around = ['backend/test', 'bench', 'e2e', 'scripts']

/**
 * The sources of the product, tests left out.
 * @param {string} root
 * @returns {Sources}
 */
export function readSources(root) {
  return read(
    root,
    product.flatMap((folder) => filesIn(root, folder)).filter((file) => !/\.test\.tsx?$/.test(file)),
  )
}

/**
 * Those, and what is only there for them: tests, benches, scripts.
 * @param {string} root
 * @returns {Sources}
 */
export function readEverySource(root) {
  return read(
    root,
    [...product, ...around].flatMap((folder) => filesIn(root, folder)),
  )
}

/**
 * @param {string} root
 * @param {string[]} files
 * @returns {Sources}
 */
function read(root, files) {
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]))
}

/**
 * @param {string} root
 * @param {string} folder
 */
function filesIn(root, folder) {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.(ts|tsx|js|mjs)$/.test(file) && !file.endsWith('.d.ts') && !file.includes('node_modules/'))
}

/**
 * @param {Sources} sources
 * @returns {FoundImport[]}
 */
export function findImports(sources) {
  return [...sources].flatMap(([from, text]) => importsOf(from, text).map((found) => ({ from, ...found })))
}

/**
 * Groups of files that cannot be loaded without one another, each as the loop it makes. Dynamic imports run later, and
 * types not at all: neither makes a cycle.
 * @param {Sources} sources
 * @returns {string[][]}
 */
export function findCycles(sources) {
  /** @type {Map<string, string[]>} */
  const next = new Map([...sources.keys()].map((file) => [file, []]))
  for (const { from, specifier, kind } of findImports(sources)) {
    const to = resolveImport(from, specifier)
    if (kind === 'load' && 'file' in to && sources.has(to.file)) next.get(from)?.push(to.file)
  }
  return loopsIn(next)
}

/** @param {Map<string, string[]>} next @returns {string[][]} */
function loopsIn(next) {
  /** @type {string[][]} */
  const loops = []
  /** @type {Set<string>} */
  const done = new Set()
  /** @type {string[]} */
  const trail = []
  /** @param {string} file */
  const walk = (file) => {
    const start = trail.indexOf(file)
    if (start >= 0) loops.push(trail.slice(start))
    if (start >= 0 || done.has(file)) return
    trail.push(file)
    for (const to of next.get(file) ?? []) walk(to)
    trail.pop()
    done.add(file)
  }
  for (const file of next.keys()) walk(file)
  return loops
}
