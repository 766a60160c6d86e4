import { spawnSync } from 'node:child_process'
import { environmentOf } from './node.mjs'
import { say } from './say.mjs'
import { tools } from './paths.mjs'

/**
 * Whether a browser can really open a page here; says loudly why not.
 * @param {string} node
 */
export function hasBrowser(node) {
  const run = spawnSync(node, ['e2e/support/probe.ts'], { encoding: 'utf8', env: environmentOf(node) })
  if (run.status === 0) {
    say(`navigateur : ${run.stdout.trim()}`)
    return true
  }
  say(`AUCUN NAVIGATEUR UTILISABLE : ${reasonIn(run.stderr)}`)
  return false
}

/** The line that helps, among those of the browser and of Playwright. @param {string} said */
function reasonIn(said) {
  const lines = said.trim().split('\n')
  return (lines.find((line) => /shared librar|cannot open|ENOENT|EACCES/i.test(line)) ?? lines[0] ?? '').trim()
}

/**
 * How many browser tests a selection holds, without running any.
 * @param {string} node
 * @param {string[]} selection options of Playwright
 */
export function countBrowserTests(node, selection) {
  const run = spawnSync(node, [tools.playwright, 'test', '--list', ...selection], {
    encoding: 'utf8',
    env: environmentOf(node),
  })
  return Number(/Total: (\d+) test/.exec(run.stdout)?.[1] ?? 0)
}
