import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { maskedTextFrame, textFrames } from './text-frames.ts'

const texts = [0, 1, 125, 126, 65_535, 65_536, 200_000].map((length) => 'x'.repeat(length))
const expected = [...texts.slice(0, 4), 'between', ...texts.slice(4)].map((text) => `text ${text}`)

let server: WebSocketServer
let client: WebSocket
let served: WebSocket
let wires: { client: Socket; server: Socket }

beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await once(server, 'listening')
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const upgraded = once(client, 'upgrade') as Promise<[IncomingMessage]>
  const [socket, request] = (await once(server, 'connection')) as [WebSocket, IncomingMessage]
  const [response] = await upgraded
  served = socket
  wires = { client: response.socket, server: request.socket }
  await opened(client)
})
afterEach(() => {
  server.close()
})

const opened = async (socket: WebSocket) => {
  if (socket.readyState !== WebSocket.OPEN) await once(socket, 'open')
}
const inPieces = (text: string) => [text.slice(0, 1), text.slice(1)]

function hearAll(socket: WebSocket): string[] {
  const heard: string[] = []
  socket.on('message', (data: Buffer, isBinary) => heard.push(`${isBinary ? 'binary' : 'text'} ${data.toString()}`))
  return heard
}

it('a server’s frames written beside the library are read as its own, of every length, in order', async () => {
  const heard = hearAll(client)
  wires.server.write(textFrames(texts.slice(0, 4).map(inPieces)))
  served.send('between')
  wires.server.write(textFrames(texts.slice(4).map(inPieces)))
  served.close(1000)
  await once(client, 'close')
  expect(heard).toEqual(expected)
})

it('so are a client’s, each masked by bytes of its own', async () => {
  const heard = hearAll(served)
  for (const text of texts.slice(0, 4)) wires.client.write(maskedTextFrame(inPieces(text)))
  client.send('between')
  for (const text of texts.slice(4)) wires.client.write(maskedTextFrame(inPieces(text)))
  client.close(1000)
  await once(served, 'close')
  expect(heard).toEqual(expected)
  const masks = Array.from({ length: 3_000 }, () => maskedTextFrame(['a']).readUInt32BE(2))
  expect(new Set(masks).size).toBeGreaterThan(2_990)
})
