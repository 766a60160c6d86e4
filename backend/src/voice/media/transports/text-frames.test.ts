import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { expect, it } from 'vitest'
import { textFrames } from './text-frames.ts'

it('frames written beside the library are read as its own, of every length, in order', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const heard: string[] = []
  client.on('message', (data: Buffer, isBinary) => heard.push(`${isBinary ? 'binary' : 'text'} ${data.toString()}`))
  const [socket, request] = (await once(server, 'connection')) as [WebSocket, { socket: Socket }]
  const texts = [0, 1, 125, 126, 65_535, 65_536, 200_000].map((length) => 'x'.repeat(length))
  request.socket.write(textFrames(texts.slice(0, 4)))
  socket.send('between')
  request.socket.write(textFrames(texts.slice(4)))
  socket.close(1000)
  await once(client, 'close')
  server.close()
  expect(heard).toEqual([...texts.slice(0, 4), 'between', ...texts.slice(4)].map((text) => `text ${text}`))
})
