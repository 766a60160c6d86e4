import dgram from 'node:dgram'
import { once } from 'node:events'
import net from 'node:net'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { expect, test } from 'vitest'
import { makeCertificate } from '../testing/certificate.ts'
import { closingAfterEach, host, listenOn } from '../testing/peers.ts'
import { requestText } from '../testing/scripted-peer.ts'
import { ConnectionWire, dialTcp, dialTls, listenTcp } from './connection-wire.ts'
import type { Dial } from './connection-wire.ts'
import { openUdp } from './udp-wire.ts'
import type { Wire } from './wire.ts'

const keep = closingAfterEach()
const message = requestText({ method: 'OPTIONS' })
const everybody = () => true

/** The next message that a wire hears. */
function next(wire: Wire): Promise<{ text: string; port: number }> {
  return new Promise((resolve) => {
    wire.listen((text, { port }) => {
      resolve({ text, port })
    })
  })
}

async function tcpWire(admits = everybody) {
  const server = await listenTcp(host, 0)
  if (!server) throw new Error('no port')
  const { port } = server.address() as AddressInfo
  return keep(new ConnectionWire('tcp', dialTcp, server, port, admits))
}

test('a port that is taken is said to be', async () => {
  const udp = keep((await openUdp(host, 0, everybody)) as Wire)
  expect(await openUdp(host, udp.port, everybody)).toBeNull()
  const tcp = await tcpWire()
  expect(await listenTcp(host, tcp.port)).toBeNull()
})

test('UDP: what is no message, is too long or comes from a stranger is not heard', async () => {
  const strangers = keep((await openUdp(host, 0, () => false)) as Wire)
  strangers.listen(() => expect.fail('heard a stranger'))
  const wire = keep((await openUdp(host, 0, everybody)) as Wire)
  const heard = next(wire)
  const peer = keep(dgram.createSocket('udp4'))
  peer.send(message, strangers.port, host)
  for (const noise of ['', '\r\n\r\n', '\x80\x08', `A${'x'.repeat(20_000)}`]) peer.send(noise, wire.port, host)
  peer.send(message, wire.port, host)
  expect((await heard).text).toBe(message)
})

test('UDP: a message to nowhere is no error of ours', async () => {
  const wire = keep((await openUdp(host, 0, everybody)) as Wire)
  wire.keepAlive({ address: host, port: 9 })
  await expect(wire.send(message, { address: host, port: 9 })).resolves.toBeUndefined()
})

test('TCP: a stranger is cut off', async () => {
  const wire = await tcpWire(() => false)
  const peer = net.connect(wire.port, host)
  peer.on('error', () => undefined)
  await once(peer, 'close')
})

test('TCP: who sends what cannot be cut into messages is cut off', async () => {
  const wire = await tcpWire()
  const peer = net.connect(wire.port, host)
  peer.on('error', () => undefined)
  peer.write('x'.repeat(30_000))
  await once(peer, 'close')
})

test('TCP: an answer goes back by the connection of its request', async () => {
  const wire = await tcpWire()
  const heard = next(wire)
  const peer = net.connect(wire.port, host)
  peer.write(message)
  const { text, port } = await heard
  expect(text).toBe(message)
  await wire.send('SIP/2.0 200 OK\r\n\r\n', { address: host, port })
  const [answer] = (await once(peer, 'data')) as [Buffer]
  expect(answer.toString()).toContain('200 OK')
  peer.destroy()
})

test('TCP: one connection serves both ways, and its loss is told', async () => {
  const ours = await tcpWire()
  const theirs = await tcpWire()
  const heard = next(theirs)
  await ours.send(message, { address: host, port: theirs.port })
  const { port } = await heard
  const back = next(ours)
  await theirs.send(message, { address: host, port })
  expect((await back).text).toBe(message)
  const lost = new Promise((resolve) => {
    ours.onLost(resolve)
  })
  theirs.close()
  expect(await lost).toEqual({ address: host, port: theirs.port })
})

test('TCP: nobody there is an error of the request, not of the process', async () => {
  const wire = await tcpWire()
  const gone = await tcpWire()
  const { port } = gone
  gone.close()
  await expect(wire.send(message, { address: host, port })).rejects.toThrow()
})

test('TCP: a connection that never opened is not told as lost', async () => {
  const gone = await tcpWire()
  const place = { address: host, port: gone.port }
  gone.close()
  const ends: Promise<unknown>[] = []
  const dial: Dial = (to) => {
    const socket = dialTcp(to)
    ends.push(new Promise((resolve) => socket.once('close', resolve)))
    return socket
  }
  const wire = keep(new ConnectionWire('tcp', dial, null, 5061, everybody))
  const losses: unknown[] = []
  wire.onLost((peer) => losses.push(peer))
  await expect(wire.send(message, place)).rejects.toThrow()
  expect(await Promise.all(ends)).toHaveLength(1)
  expect(losses).toEqual([])
})

test('TCP: a way is kept open where there is one, and none is opened for it', async () => {
  const theirs = await tcpWire()
  let dialled = 0
  const dial: Dial = (to) => {
    dialled += 1
    return dialTcp(to)
  }
  const wire = keep(new ConnectionWire('tcp', dial, null, 5061, everybody))
  const place = { address: host, port: theirs.port }
  wire.keepAlive(place)
  expect(dialled).toBe(0)
  const heard = next(theirs)
  await wire.send(message, place)
  wire.keepAlive(place)
  await heard
  const another = next(theirs)
  await wire.send(message, place)
  expect((await another).text).toBe(message)
  expect(dialled).toBe(1)
})

async function tlsTrunk(name: string) {
  const { key, cert } = makeCertificate(name)
  const received: string[] = []
  const server = keep(
    tls.createServer({ key, cert }, (socket) => socket.on('data', (bytes: Buffer) => received.push(bytes.toString()))),
  )
  return { cert, received, server, port: await listenOn(server) }
}

test('TLS: a trunk under another name is not spoken to', async () => {
  const trunk = await tlsTrunk('other.test')
  const wire = keep(new ConnectionWire('tls', dialTls('trunk.test', trunk.cert), null, 5061, everybody))
  await expect(wire.send(message, { address: host, port: trunk.port })).rejects.toThrow(/altnames|does not match/i)
  expect(trunk.received).toEqual([])
})

test('TLS: a certificate that nobody vouches for is not believed', async () => {
  const trunk = await tlsTrunk('trunk.test')
  const wire = keep(new ConnectionWire('tls', dialTls('trunk.test'), null, 5061, everybody))
  await expect(wire.send(message, { address: host, port: trunk.port })).rejects.toThrow(/self.signed/i)
})

test('TLS: a trunk that proves its name is', async () => {
  const trunk = await tlsTrunk('trunk.test')
  const wire = keep(new ConnectionWire('tls', dialTls('trunk.test', trunk.cert), null, 5061, everybody))
  const connected = once(trunk.server, 'secureConnection') as Promise<[tls.TLSSocket]>
  await wire.send(message, { address: host, port: trunk.port })
  const [socket] = await connected
  if (trunk.received.length === 0) await once(socket, 'data')
  expect(trunk.received.join('')).toBe(message)
})
