import { writeFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.dirname(process.env['E2E_DATABASE'] ?? '')

/** A number that no other test of this run is given, whichever worker it runs in: all of them share one house. */
export function takeTicket(kind: string): number {
  for (let number = 0; ; number++) if (isFree(path.join(folder, `${kind}-${number}`))) return number
}

function isFree(file: string): boolean {
  try {
    writeFileSync(file, '', { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
