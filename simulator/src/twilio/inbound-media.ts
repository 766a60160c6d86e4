import type { InboundMessage } from './inbound-message.ts'
import type { MediaFile } from './media.ts'

/** A lossless WebP of one transparent pixel. */
const DOT = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')

function vCard({ name, phone }: { name: string; phone: string }): MediaFile {
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `N:;${name};;;`, `TEL;TYPE=CELL:${phone}`, 'END:VCARD']
  return { contentType: 'text/vcard', bytes: Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8') }
}

/** The files of a message: contacts and stickers are files too. */
export function filesOf(message: InboundMessage): MediaFile[] {
  return [
    ...(message.media ?? []),
    ...(message.contact ? [vCard(message.contact)] : []),
    ...(message.sticker ? [{ contentType: 'image/webp', bytes: DOT }] : []),
  ]
}
