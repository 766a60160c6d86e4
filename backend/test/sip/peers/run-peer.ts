import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { findTool } from './tools.ts'

export interface Ran {
  code: number | null
  output: string
}

/** Runs a peer to its end. */
export function runPeer(name: string, args: readonly string[], cwd: string, limitMs: number): Promise<Ran> {
  const peer = startPeer(name, args, cwd)
  const timer = setTimeout(() => peer.child.kill('SIGKILL'), limitMs)
  return new Promise((resolve) => {
    peer.child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, output: peer.output() })
    })
  })
}

/** Starts one that stays. */
export function startPeer(name: string, args: readonly string[], cwd: string) {
  const child: ChildProcess = spawn(findTool(name) ?? name, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  const pieces: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => pieces.push(piece))
  child.on('error', (error) => pieces.push(Buffer.from(error.message)))
  return {
    child,
    output: () => Buffer.concat(pieces).toString('latin1'),
    stop: () =>
      new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve()
        else
          child.once('close', () => {
            resolve()
          })
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 2000).unref()
      }),
  }
}
