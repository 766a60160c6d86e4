import { accessSync, constants, globSync } from 'node:fs'
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

/** Packages that bring no program, by what they do bring. */
const files: Readonly<Record<string, string>> = { 'kamailio-tls-modules': '/usr/lib{,64,/*}/kamailio/modules/tls.so' }

/** @param name of a program, or of a package that has none */
export function hasTool(name: string): boolean {
  return files[name] === undefined ? findTool(name) !== null : globSync(files[name]).length > 0
}

/** baresip does not call on loopback: an address of this machine that others could reach; null when it has none. */
export function outsideAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null
}
