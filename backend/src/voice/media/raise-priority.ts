import os from 'node:os'

/**
 * Sound before everything else of this machine: what is late by a tenth of a second is heard. Where we may not ask for
 * it (no root, no LimitNICE), things stay as they are.
 * @param level nice value, from -20 (first) to 19
 */
export function raisePriority(level = -10): boolean {
  try {
    os.setPriority(level)
    return true
  } catch {
    return false
  }
}
