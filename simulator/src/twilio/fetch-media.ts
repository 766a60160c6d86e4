import type { MediaFile } from './media.ts'

const LARGEST = 16 * 1024 * 1024
const LARGEST_IMAGE = 5 * 1024 * 1024
const TIMEOUT_MS = 10_000

/** Types that WhatsApp takes. Source: Twilio's documentation, "Guidance on WhatsApp media messages". */
const ACCEPTED =
  /^(image\/(jpeg|png|webp)|audio\/(ogg|amr|3gpp|aac|mpeg|mp4)|video\/(mp4|3gpp)|application\/(pdf|msword|vnd\.[\w.+-]+)|text\/(vcard|x-vcard|plain))$/

/** Fetches a `MediaUrl` of the house as WhatsApp would; null (63019) when it cannot or will not take it. */
export async function fetchOutboundMedia(url: string): Promise<MediaFile | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    const [contentType = ''] = (response.headers.get('content-type') ?? '').split(';')
    const bytes = Buffer.from(await response.arrayBuffer())
    const largest = contentType.startsWith('image/') ? LARGEST_IMAGE : LARGEST
    const fine = response.ok && ACCEPTED.test(contentType) && bytes.byteLength > 0 && bytes.byteLength <= largest
    return fine ? { contentType, bytes } : null
  } catch {
    return null
  }
}
