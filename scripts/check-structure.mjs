// The shape of the tree: lines for each file, and runtime import cycles, of which there must be none.
import { findCycles, readSources } from './arrows/sources.mjs'
import { root } from './lib/paths.mjs'

const sources = readSources(root)
const cycles = findCycles(sources)

for (const workspace of ['contract', 'backend', 'simulator', 'kit', 'frontend', 'frontend-admin']) {
  const files = [...sources].filter(([file]) => file.startsWith(`${workspace}/`))
  process.stdout.write(`${describe(workspace, files)}\n`)
}
for (const loop of cycles) process.stdout.write(`cycle : ${[...loop, loop[0]].join(' → ')}\n`)
process.stdout.write(`${cycles.length} runtime import cycles\n`)
process.exitCode = cycles.length === 0 ? 0 : 1

/**
 * @param {string} workspace
 * @param {[string, string][]} files
 */
function describe(workspace, files) {
  const sizes = files
    .map(([file, text]) => ({ file, lines: text.split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines)
  const at = (/** @type {number} */ share) => sizes[Math.floor((sizes.length - 1) * share)]?.lines ?? 0
  const largest = sizes.at(-1)
  const long = largest ? `largest ${largest.lines} (${largest.file})` : ''
  return `${workspace.padEnd(15)} ${String(files.length).padStart(4)} files  median ${at(0.5)}  p90 ${at(0.9)}  ${long}`
}
