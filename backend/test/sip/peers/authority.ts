import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { findTool } from './tools.ts'

/** A certificate authority made for one run, by openssl, as an administrator would make one. */
export class Authority {
  /** PEM, for NODE_EXTRA_CA_CERTS. */
  readonly certificate: string
  private readonly key: string
  private readonly folder: string

  constructor(folder: string, name: string) {
    this.folder = folder
    this.certificate = path.join(folder, `${name}.pem`)
    this.key = path.join(folder, `${name}.key`)
    const subject = ['-subj', `/CN=${name}`, '-days', '2', '-addext', 'basicConstraints=critical,CA:TRUE']
    openssl('req', '-x509', ...newKey(this.key), ...subject, '-out', this.certificate)
  }

  /**
   * @param days for which it holds; -1: until yesterday
   * @returns paths of certificate and key for that host
   */
  sign(host: string, days = 2): { certificate: string; key: string } {
    const name = `${path.basename(this.key, '.key')}-${host}${days < 0 ? '-expired' : ''}`
    const file = (kind: string) => path.join(this.folder, `${name}.${kind}`)
    const [certificate, key, request, extensions] = [file('pem'), file('key'), file('csr'), file('ext')]
    writeFileSync(extensions, `subjectAltName=DNS:${host}\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n`)
    openssl('req', ...newKey(key), '-subj', `/CN=${host}`, '-out', request)
    const ours = ['-CA', this.certificate, '-CAkey', this.key, '-CAcreateserial']
    const terms = ['-days', String(days), '-extfile', extensions]
    openssl('x509', '-req', '-in', request, ...ours, ...terms, '-out', certificate)
    return { certificate, key }
  }
}

const newKey = (file: string) => [
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:prime256v1',
  '-nodes',
  '-keyout',
  file,
]

function openssl(...args: string[]): void {
  execFileSync(findTool('openssl') ?? 'openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
