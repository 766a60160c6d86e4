import path from 'node:path'
import { readFileSync, readdirSync } from 'node:fs'
import { importsOf } from '../arrows/scan.mjs'

/**
 * What a built screen loads, read from its files: sizes are those of what a browser really fetches.
 * @typedef {{ entry: string[], lazy: Map<string, string[]>, css: string[] }} Bundle files relative to the project
 */

/**
 * @param {string} dist folder of a built screen, with `index.html`
 * @returns {Bundle} `entry` is what the first page needs; `lazy` what each part fetched later adds to it
 */
export function readBundle(dist) {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const assets = readdirSync(path.join(dist, 'assets')).map((name) => path.join(dist, 'assets', name))
  const scripts = assets.filter((file) => file.endsWith('.js'))
  const graph = new Map(scripts.map((file) => [file, linksOf(file)]))
  const entry = closure(
    scripts.filter((file) => html.includes(path.basename(file))),
    graph,
  )
  const lazy = new Set([...graph.values()].flatMap(({ later }) => later))
  const beyond = [...lazy].filter((file) => !entry.has(file)).map((file) => [file, beyondEntry(file)])
  return {
    entry: [...entry],
    lazy: new Map(/** @type {[string, string[]][]} */ (beyond)),
    css: assets.filter((file) => file.endsWith('.css')),
  }

  /** @param {string} file */
  function beyondEntry(file) {
    return [...closure([file], graph)].filter((needed) => !entry.has(needed))
  }
}

/** @typedef {{ now: string[], later: string[] }} Links */

/**
 * @param {string} file
 * @returns {Links}
 */
function linksOf(file) {
  const found = importsOf(file, readFileSync(file, 'utf8')).filter(({ specifier }) => specifier.startsWith('.'))
  const target = (/** @type {{ specifier: string }} */ { specifier }) => path.join(path.dirname(file), specifier)
  return {
    now: found.filter(({ kind }) => kind === 'load').map(target),
    later: found.filter(({ kind }) => kind === 'later').map(target),
  }
}

/**
 * @param {string[]} files
 * @param {Map<string, Links>} graph
 */
function closure(files, graph) {
  const all = new Set(files)
  for (const file of all) for (const next of graph.get(file)?.now ?? []) all.add(next)
  return all
}
