import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The vendor's own transport, measured beside ours and no dependency of ours. */
const packages = ['@openai/agents@0.18.0', '@openai/agents-extensions@0.18.0']

export const peerFolder = path.join(import.meta.dirname, '..', '..', '.cache', 'voice-peer')

const isThere = () => existsSync(path.join(peerFolder, 'node_modules', '@openai', 'agents-extensions', 'package.json'))

/** @returns whether the peer can be measured; installs it first when asked to */
export function preparePeer(isAsked: boolean): boolean {
  if (isThere() || !isAsked) return isThere()
  mkdirSync(peerFolder, { recursive: true })
  writeFileSync(path.join(peerFolder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages]
  spawnSync('npm', install, {
    cwd: peerFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  return isThere()
}
