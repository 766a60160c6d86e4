import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const folders = new Set<string>()

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that is gone with the process, even when a bench is given up. */
export function makeFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`))
  folders.add(folder)
  return folder
}

/** Sooner than the end, where the next bench needs the room. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  folders.delete(folder)
}
