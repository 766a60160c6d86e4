import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { httpRequest } from './load.ts'

/** An event that a dashboard heard of. */
export interface Heard {
  seq: number
  at: number
}

/** One dashboard: an open stream that notes when each event came. Bare sockets, so that a thousand cost little here. */
export function openStream(port: number, headers: Record<string, string>, heard: Heard[]): Promise<Socket> {
  const request = httpRequest('GET', '/api/live', { ...headers, Accept: 'text/event-stream' })
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let rest = ''
    socket.once('error', reject)
    socket.on('data', (chunk: Buffer) => {
      const at = performance.now()
      const text = rest + chunk.toString('latin1')
      const end = text.lastIndexOf('\n\n') + 2
      if (end < 2) rest = text
      else {
        for (const [, seq] of text.slice(0, end).matchAll(/"seq":(\d+),"topic":"quick-replies"/g))
          heard.push({ seq: Number(seq), at })
        rest = text.slice(end)
      }
      if (text.startsWith('HTTP/1.1 200')) resolve(socket)
      else if (text.startsWith('HTTP/')) reject(new Error(`a live stream was refused: ${text.slice(0, 60)}`))
    })
    socket.write(request)
  })
}
