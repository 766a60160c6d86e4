import type { IncomingMessage } from 'node:http'

/** The whole body of an answer. @throws the socket's own error when it breaks off */
export function readText(res: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    res.on('data', (chunk: Buffer) => chunks.push(chunk))
    res.once('end', () => {
      resolve(Buffer.concat(chunks).toString())
    })
    res.once('error', reject)
  })
}
