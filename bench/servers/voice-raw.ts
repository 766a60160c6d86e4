import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import { reportToBench } from '../lib/child.ts'

// The limit of a relay on ws: whatever comes from one side goes to the other as it is; nothing is read.
const settings = { perMessageDeflate: false, skipUTF8Validation: true }
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...settings })
server.on('connection', (caller) => {
  const model = new WebSocket(process.env['BENCH_REALTIME'] ?? '', settings)
  const opened = once(model, 'open')
  caller.on('message', (data: Buffer) => {
    if (model.readyState === WebSocket.OPEN) model.send(data, { binary: false })
    else
      void opened.then(() => {
        model.send(data, { binary: false })
      })
  })
  model.on('message', (data: Buffer) => {
    caller.send(data, { binary: false })
  })
  caller.on('close', () => {
    model.close()
  })
})
await once(server, 'listening')
reportToBench((server.address() as AddressInfo).port, () => {
  server.close()
})
