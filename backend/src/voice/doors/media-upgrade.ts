import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { isSignedByTwilio } from '#src/http/signatures.ts'
import type { Logger } from '#src/logger.ts'
import type { ExpectedStreams } from './expected-streams.ts'
import { whenUp } from '../media-channel.ts'
import type { MediaChannel } from '../media-channel.ts'
import type { DoorNews } from '../door-news.ts'

const mediaPath = '/voice/media'

export interface UpgradeParts {
  media: MediaChannel
  expected: ExpectedStreams
  publicUrl: string
  news: DoorNews
  logger: Logger
}

export type UpgradeHandler = (req: IncomingMessage, socket: Socket, head: Buffer) => void

/** The public address of our streams. */
export const mediaUrl = (publicUrl: string) => `${publicUrl.replace(/^http/, 'ws')}${mediaPath}`

/**
 * Proves an upgrade before anything is opened for it, then hands the raw socket to the media process: one public port,
 * and no hop for the audio. The signature is over the address alone, ours and not the one that the request names.
 */
export function upgradeToMedia(parts: UpgradeParts): UpgradeHandler {
  return (req, socket, head) => {
    socket.on('error', () => {
      socket.destroy()
    })
    answer(parts, req, socket, head).catch((error: unknown) => {
      parts.logger.error({ err: error }, 'a stream could not be let in')
      parts.news.tell(null, 'not_let_in')
      refuse(socket, 503)
    })
  }
}

async function answer(parts: UpgradeParts, req: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
  const { media, news } = parts
  if (req.url !== mediaPath) {
    refuse(socket, 404)
    return
  }
  if (!(await isProved(parts, req.headers['x-twilio-signature']))) {
    news.tell(null, 'unsigned_stream')
    refuse(socket, 403)
    return
  }
  await whenUp(media)
  if (socket.destroyed) return
  const headers = pick(req.headers)
  const sent = media.send({ to: 'upgrade', headers, url: mediaPath, head: head.toString('base64') }, socket)
  if (sent) return
  news.tell(null, 'media_down')
  refuse(socket, 503)
}

async function isProved({ expected, publicUrl }: UpgradeParts, signature: string | string[] | undefined) {
  if (typeof signature !== 'string') return false
  return isSignedByTwilio(signature, mediaUrl(publicUrl), {}, await expected.tokens())
}

const forHandshake = [
  'host',
  'connection',
  'upgrade',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
] as const

function pick(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    forHandshake.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

const reasons: Record<403 | 404 | 503, string> = { 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' }

function refuse(socket: Socket, status: 403 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
