import { homes, places, roomDoors, roomEdges, roomLayers, tests } from './table.mjs'
import { resolveImport } from './resolve.mjs'

/**
 * @typedef {'load' | 'later' | 'type'} Kind runs when the file is loaded; is `import(…)`; leaves no trace at run time
 * @typedef {{ from: string, specifier: string, kind: Kind }} Arrow `from` is relative to the project
 */

/**
 * What is wrong with an import, or null when it goes the right way.
 * @param {Arrow} arrow
 * @returns {string | null}
 */
export function judge({ from, specifier, kind }) {
  if (tests.test(from)) return null
  const to = resolveImport(from, specifier)
  if ('package' in to) return judgePackage(from, to.package)
  const here = placeOf(from)
  if (here === null) return null
  if (isOutside(to.file)) return `the product may not lean on ${to.file}`
  const there = placeOf(to.file)
  if (there === null) return null
  return judgePlaces(here, there, kind) ?? judgeRooms(from, to.file, kind)
}

/**
 * @param {string} from
 * @param {string} name
 */
function judgePackage(from, name) {
  const broken = homes.find(({ packages, within, only }) => {
    return from.startsWith(within) && packages.test(name) && !only.some((home) => from.startsWith(home))
  })
  if (!broken) return null
  return broken.only.length > 0
    ? `${name} is imported only under ${broken.only.join(', ')}`
    : `${broken.within} imports zod alone, not ${name}`
}

/**
 * @param {string} here
 * @param {string} there
 * @param {Kind} kind
 */
function judgePlaces(here, there, kind) {
  const { may = [], mayType = [] } = places[here] ?? {}
  if (here === there || may.includes(there)) return null
  if (!mayType.includes(there)) return `${here} may not import ${there}`
  return kind === 'type' ? null : `${here} may only import types of ${there}`
}

/**
 * @param {string} from
 * @param {string} to
 * @param {Kind} kind
 */
function judgeRooms(from, to, kind) {
  const here = roomOf(from)
  const there = roomOf(to)
  if (there === null) return null
  if (here !== null && here === there) return judgeLayers(from, to)
  if (here !== null) return judgeEdge(here, there, to, kind)
  return roomDoors.closedToAll.test(to) && !isFrame(from) ? `the store of ${there} belongs to its service` : null
}

/**
 * @param {string} from
 * @param {string} to
 */
function judgeLayers(from, to) {
  const layer = Object.entries(roomLayers).find(([, { files }]) => files.test(from))
  if (!layer) return null
  const [name, { mayNot }] = layer
  return mayNot.test(to) ? `a room goes from routes to service to store: its ${name} may not import ${to}` : null
}

/**
 * @param {string} here
 * @param {string} there
 * @param {string} to
 * @param {Kind} kind
 */
function judgeEdge(here, there, to, kind) {
  if (isScreen(to)) return `the rooms of a screen do not know one another: ${here} imports ${there}`
  if (!roomEdges[here]?.includes(there))
    return `${here} may not reach ${there}: no such edge in scripts/arrows/table.mjs`
  if (roomDoors.closedToRooms.test(to)) return `${here} reaches ${there} through its service, not through ${to}`
  return kind === 'type' ? null : `${here} is handed what it needs of ${there}: import type`
}

const compiled = Object.entries(places).flatMap(([name, { under }]) => {
  return under.flatMap(expand).map((prefix) => ({ name, prefix }))
})

/** `a/{b,c}` stands for a/b and a/c. @param {string} pattern @returns {string[]} */
function expand(pattern) {
  const [, before, choices, after] = /^(.*)\{(.*)\}(.*)$/.exec(pattern) ?? []
  return choices === undefined ? [pattern] : choices.split(',').map((choice) => `${before}${choice}${after}`)
}

/** @param {string} file */
function placeOf(file) {
  const fits = compiled.filter(({ prefix }) => file === prefix || file.startsWith(`${prefix}/`))
  return fits.sort((a, b) => b.prefix.length - a.prefix.length)[0]?.name ?? null
}

/** @param {string} file */
function roomOf(file) {
  return /^(?:backend|frontend|frontend-admin)\/src\/features\/([^/]+)\//.exec(file)?.[1] ?? null
}

/** @param {string} file */
function isScreen(file) {
  return file.startsWith('frontend')
}

/** The frame assembles the house: it may see every room of it. @param {string} file */
function isFrame(file) {
  return ['context', 'frame', 'demo'].includes(placeOf(file) ?? '')
}

/** Tests, benches and scripts are no place for the product to lean on. @param {string} file */
function isOutside(file) {
  return tests.test(file) || /^(bench|e2e|scripts)\//.test(file)
}
