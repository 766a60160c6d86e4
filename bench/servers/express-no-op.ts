import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { reportToBench } from '../lib/child.ts'

// The peer: the same framework and parser, with nothing behind.
const app = express()
app.post('/webhook/whatsapp', express.urlencoded({ extended: false }), (_req, res) => {
  res.type('text/xml').send('<Response/>')
})
const server = createServer(app)
server.listen(0, '127.0.0.1', () => {
  reportToBench((server.address() as AddressInfo).port, () => {
    server.closeAllConnections()
    server.close()
  })
})
