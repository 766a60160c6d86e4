import { spawnSync } from 'node:child_process'

/** The bench and what it measures, each on a core of its own: shared ones change hands as the scheduler likes, and with them what a waking costs. */
export interface Cores {
  /** What a server under test is started with. */
  server: readonly string[]
  giveBack(): void
}

/** @returns null where processes cannot be told where to run, or there is nowhere else to go */
export function takeCores(): Cores | null {
  const self = String(process.pid)
  const allowed = /: (\S+)\s*$/.exec(taskset('-pc', self) ?? '')?.[1]
  const [first, second] = coresIn(allowed ?? '')
  if (allowed === undefined || first === undefined || second === undefined) return null
  if (taskset('-apc', String(first), self) === null) return null
  return {
    server: ['taskset', '-c', String(second)],
    giveBack: () => {
      taskset('-apc', allowed, self)
    },
  }
}

/** @returns what it says, or null when it is not there or refuses */
function taskset(...args: string[]): string | null {
  const { status, stdout } = spawnSync('taskset', args, { encoding: 'utf8' })
  return status === 0 ? stdout : null
}

/** @param list `0-3,6` */
function coresIn(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [from = NaN, to = from] = part.split('-').map(Number)
    return Array.from({ length: Math.max(0, to - from + 1) || 0 }, (_, i) => from + i)
  })
}
