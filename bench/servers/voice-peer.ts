import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { reportToBench } from '../lib/child.ts'
import { peerFolder } from '../lib/voice-peer.ts'

// The vendor's own transport and session, as its documentation joins them. It is no dependency of ours, and so has no types here.
interface Realtime {
  RealtimeAgent: new (options: object) => object
  RealtimeSession: new (
    agent: object,
    options: object,
  ) => { connect(options: object): Promise<void>; close(): void; on(name: string, listener: () => void): void }
}
interface Extensions {
  TwilioRealtimeTransportLayer: new (options: { twilioWebSocket: WebSocket; url: string }) => object
}

const peer = createRequire(path.join(peerFolder, 'package.json'))
const load = async (name: string) => (await import(pathToFileURL(peer.resolve(name)).href)) as unknown
const { RealtimeAgent, RealtimeSession } = (await load('@openai/agents/realtime')) as Realtime
const { TwilioRealtimeTransportLayer } = (await load('@openai/agents-extensions')) as Extensions

const url = process.env['BENCH_REALTIME'] ?? ''
const agent = new RealtimeAgent({ name: 'bench', instructions: 'Tu es la voix d’un hôtel.' })

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
server.on('connection', (twilioWebSocket) => {
  const transport = new TwilioRealtimeTransportLayer({ twilioWebSocket, url })
  const session = new RealtimeSession(agent, { transport, model: 'gpt-realtime-2.1', tracingDisabled: true })
  session.on('error', () => undefined)
  twilioWebSocket.on('close', () => {
    session.close()
  })
  void session.connect({ apiKey: 'ek_test', url })
})
await once(server, 'listening')
reportToBench((server.address() as AddressInfo).port, () => {
  server.close()
})
