import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'

export interface Child {
  /** What it has printed so far, line by line. */
  readonly lines: string[]
  readonly errors: string[]
  send(line: string): void
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>
  /** Waits until it ends by itself. @returns its exit code */
  ended(): Promise<number | null>
}

/** Runs a script of this folder in a process of its own, on the same Node. */
export function startChild(script: string, ...args: string[]): Child {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, script), ...args], { stdio: 'pipe' })
  const lines: string[] = []
  const errors: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  return {
    lines,
    errors,
    send: (line) => child.stdin.write(`${line}\n`),
    async kill() {
      child.kill('SIGKILL')
      await exitOf(child)
    },
    ended: () => exitOf(child),
  }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  return child.exitCode
}
