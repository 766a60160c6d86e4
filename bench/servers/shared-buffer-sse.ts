import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { reportToBench } from '../lib/child.ts'

// The limit of a live stream on node:http: nothing is checked, read or stored; one buffer goes to every stream.
const streams = new Set<ServerResponse>()
let seq = 0

function tellAll(): void {
  seq += 1
  const event = { seq, topic: 'quick-replies', id: seq }
  const frame = Buffer.from(`id: ${seq}\nevent: change\ndata: ${JSON.stringify(event)}\n\n`)
  for (const stream of streams) stream.write(frame)
}

const server = createServer((req, res) => {
  if (req.method === 'GET') {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('retry: 2000\n\n')
    streams.add(res)
    res.once('close', () => streams.delete(res))
    return
  }
  req.resume().once('end', () => {
    tellAll()
    res.writeHead(201, { 'Content-Length': '2' }).end('{}')
  })
})
server.listen(0, '127.0.0.1', () => {
  reportToBench((server.address() as AddressInfo).port, () => {
    server.closeAllConnections()
    server.close()
  })
})
