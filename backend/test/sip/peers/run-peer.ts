import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { findTool } from './tools.ts'

export interface Ran {
  code: number | null
  output: string
}

/** Peers have children of their own: each runs in a group, which ends as a whole, with us at the latest. */
const groups = new Set<number>()
process.on('exit', () => {
  for (const group of groups) end(group, 'SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const mercyMs = 2000

/** Longest wait for the last words of a peer that has ended: a child of its may still hold its mouth open. */
const lastWordsMs = 1000

/** Runs a peer to its end, or to its limit. */
export async function runPeer(name: string, args: readonly string[], cwd: string, limitMs: number): Promise<Ran> {
  const peer = startPeer(name, args, cwd)
  const timer = setTimeout(() => void peer.stop(), limitMs)
  const code = await peer.exited
  clearTimeout(timer)
  await peer.silent
  return { code, output: peer.output() }
}

/** Starts one that stays. */
export function startPeer(name: string, args: readonly string[], cwd: string) {
  const child = spawn(findTool(name) ?? name, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const group = child.pid
  if (group !== undefined) groups.add(group)
  const output = collect(child)
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
    child.once('error', () => {
      resolve(null)
    })
  })
  const silent = exited.then(() => Promise.race([closed(child), wait(lastWordsMs, null, { ref: false })]))
  return { exited, silent, output, stop: () => stop(group, exited) }
}

async function stop(group: number | undefined, exited: Promise<unknown>): Promise<void> {
  if (group === undefined) return
  end(group, 'SIGTERM')
  const timer = setTimeout(end, mercyMs, group, 'SIGKILL')
  await exited
  clearTimeout(timer)
  end(group, 'SIGKILL')
  groups.delete(group)
}

function end(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal)
  } catch {
    // it has gone already
  }
}

async function closed({ stdout, stderr }: ChildProcess): Promise<void> {
  for (const stream of [stdout, stderr]) if (stream && !stream.closed) await once(stream, 'close')
}

function collect(child: ChildProcess): () => string {
  const pieces: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => pieces.push(piece))
  child.on('error', (error) => pieces.push(Buffer.from(error.message)))
  return () => Buffer.concat(pieces).toString('latin1')
}
