export type FileRefusal = 'type' | 'image_size' | 'size' | 'empty'

const megabyte = 1_000_000
/** Source: WhatsApp's limits through Twilio, 16 MB for a file and 5 MB for a picture. */
const mostBytes = 16 * megabyte
const mostImageBytes = 5 * megabyte

export const acceptedTypes: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/ogg',
  'audio/amr',
  'video/mp4',
]

/** Why a file cannot be sent to a client; null when it can. */
export function checkFile({ type, size }: Pick<File, 'type' | 'size'>): FileRefusal | null {
  if (!acceptedTypes.includes(type)) return 'type'
  if (size === 0) return 'empty'
  if (type.startsWith('image/') && size > mostImageBytes) return 'image_size'
  return size > mostBytes ? 'size' : null
}
