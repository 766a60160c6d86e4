import { fileURLToPath } from 'node:url'
import { places } from '../lab.ts'
import { startPeer } from './run-peer.ts'
import { outsideAddress } from './tools.ts'

const config = fileURLToPath(new URL('kamailio.cfg', import.meta.url))

/** What a trunk shows at a port of its own. */
export interface TlsDoor {
  port: number
  /** Paths of PEM files. */
  certificate: string
  key: string
}

/** A trunk over UDP and TCP. */
export function startTrunk(folder: string, password: string) {
  return start(folder, password, [], [])
}

/** The same, with doors for TLS. @param settings where the file of its module was written (`tlsSettings`) */
export function startTlsTrunk(folder: string, password: string, doors: readonly TlsDoor[], settings: string) {
  const listen = doors.map(({ port }) => `tls:${places.trunk}:${port}`)
  return start(folder, password, listen, ['-A', 'WITH_TLS', '-A', `TLS_SETTINGS="${settings}"`])
}

/** The file of kamailio's TLS module: which certificate at which port. */
export function tlsSettings(doors: readonly TlsDoor[]): string {
  const [usual] = doors
  const server = (name: string, { certificate, key }: TlsDoor) =>
    `[server:${name}]\nmethod = TLSv1.2+\nverify_certificate = no\ncertificate = ${certificate}\nprivate_key = ${key}\n`
  const perPort = doors.map((door) => server(`${places.trunk}:${door.port}`, door))
  return [...(usual ? [server('default', usual)] : []), ...perPort].join('\n')
}

function start(folder: string, password: string, more: readonly string[], defines: readonly string[]) {
  const { trunk, trunkPort } = places
  const plain = [`udp:${trunk}`, `tcp:${trunk}`, `udp:${outsideAddress() ?? trunk}`].map((at) => `${at}:${trunkPort}`)
  const where = [...plain, ...more].flatMap((at) => ['-l', at])
  return startPeer(
    'kamailio',
    ['-DD', '-E', '-f', config, '-A', `PASSWORD="${password}"`, ...defines, ...where],
    folder,
  )
}
