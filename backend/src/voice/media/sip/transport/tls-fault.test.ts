import net from 'node:net'
import tls from 'node:tls'
import { expect, test } from 'vitest'
import { makeCertificate } from '../testing/certificate.ts'
import { closingAfterEach, host, listenOn } from '../testing/peers.ts'
import { ConnectionWire, dialTls } from './connection-wire.ts'
import { tlsFaultOf } from './tls-fault.ts'

const keep = closingAfterEach()
const portOf = (server: net.Server) => listenOn(keep(server))

/** Why a trunk at that port is not spoken to; the test's authority is `trusted`. */
async function faultAt(port: number, trusted?: string) {
  const wire = keep(new ConnectionWire('tls', dialTls('trunk.test', trusted), null, 5061, () => true))
  const error: unknown = await wire.send('OPTIONS', { address: host, port }).catch((why: unknown) => why)
  expect(error).toBeInstanceOf(Error)
  return tlsFaultOf(error)
}

test('a certificate of an authority that we do not know', async () => {
  expect(await faultAt(await portOf(tls.createServer(makeCertificate('trunk.test'))))).toBe('tls_authority')
})

test('a certificate for another name', async () => {
  const certificate = makeCertificate('other.test')
  expect(await faultAt(await portOf(tls.createServer(certificate)), certificate.cert)).toBe('tls_name')
})

test('a certificate that has run out', async () => {
  const certificate = makeCertificate('trunk.test', '20210101000000Z')
  expect(await faultAt(await portOf(tls.createServer(certificate)), certificate.cert)).toBe('tls_date')
})

test.each<[string, (socket: net.Socket) => unknown]>([
  ['hangs up', (socket) => socket.once('data', () => socket.end())],
  ['breaks off', (socket) => socket.once('data', () => socket.resetAndDestroy())],
  ['answers in its own way', (socket) => socket.end('SIP/2.0 400 Bad Request\r\n\r\n')],
])('a peer that speaks no TLS, and %s', async (_how, answer) => {
  const server = net.createServer((socket) => answer(socket.on('error', () => undefined)))
  expect(await faultAt(await portOf(server))).toBe('tls_handshake')
})

test('a port that is closed says nothing of TLS', async () => {
  const server = net.createServer()
  const port = await portOf(server)
  server.close()
  expect(await faultAt(port)).toBeNull()
  expect(tlsFaultOf('no error at all')).toBeNull()
})
