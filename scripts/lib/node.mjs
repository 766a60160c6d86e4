import path from 'node:path'
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fail, say } from './say.mjs'
import { rebuildNode } from './install.mjs'
import { root } from './paths.mjs'

const wanted = 24
const pinned = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** The Node that runs the project: the pinned one, else this machine's if it is new enough; ends the process otherwise. */
export function requireNode() {
  return (
    findNode() ??
    bringNode() ??
    fail(
      1,
      `Node ${wanted} ou plus récent est nécessaire : celui du projet n’existe pas pour cette machine, qui a ${process.version}. Installez Node ${wanted} (nodejs.org), puis recommencez.`,
    )
  )
}

/** The variables of our programs: what they start by name is on the same Node. @param {string} node */
export function environmentOf(node) {
  const folders = [path.dirname(node), path.join(root, 'node_modules', '.bin'), process.env['PATH'] ?? '']
  return { ...process.env, PATH: folders.join(path.delimiter) }
}

function findNode() {
  const candidates = [pinned, process.env['npm_node_execpath'] ?? process.execPath]
  return candidates.find((candidate) => majorOf(candidate) >= wanted)
}

/** An installation interrupted halfway, or made by hand without scripts, has the package but not its program. */
function bringNode() {
  if (!existsSync(path.join(root, 'node_modules', 'node'))) return undefined
  say(`installation de Node ${wanted}…`)
  rebuildNode()
  return findNode()
}

/** @param {string} file */
function majorOf(file) {
  if (!existsSync(file)) return 0
  const answer = spawnSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : 0
}
