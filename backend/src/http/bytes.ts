import type { IncomingMessage } from 'node:http'
import { AppError } from '#src/errors.ts'
import { words } from './locales/error-words.ts'

/** A caller that goes on sending after a refusal is cut off beyond this many times the limit. */
const patience = 8

/**
 * Reads a whole body. One that is too large is refused as soon as that is known; what is still coming is thrown away for a
 * while, so that the caller can read the refusal.
 * @throws AppError too_large, unsupported_media (compressed)
 */
export function readBytes(req: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const refuse = (error: Error) => {
      chunks.length = 0
      reject(error)
    }
    if ((req.headers['content-encoding'] ?? 'identity') !== 'identity')
      refuse(new AppError('unsupported_media', words.compressed))
    if (Number(req.headers['content-length'] ?? 0) > limitBytes) refuse(tooLarge())
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limitBytes) chunks.push(chunk)
      else refuse(tooLarge())
      if (size > limitBytes * patience) req.destroy()
    })
    req.once('end', () => {
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
    })
    req.once('error', refuse)
    req.once('close', () => {
      if (!req.complete) refuse(new AppError('invalid', words.interrupted))
    })
  })
}

const tooLarge = () => new AppError('too_large', words.tooLarge)
