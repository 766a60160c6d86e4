import { accessSync, constants } from 'node:fs'
import { networkInterfaces } from 'node:os'
import path from 'node:path'

const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/sbin']

/** @returns where the program is, or null */
export function findTool(name: string): string | null {
  for (const folder of folders) {
    const file = path.join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      continue
    }
  }
  return null
}

export const hasTool = (name: string) => findTool(name) !== null

/** baresip does not call on loopback: an address of this machine that others could reach; null when it has none. */
export function outsideAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null
}
