import type { Message } from '@conciergerie/contract'

type Media = Message['media'][number]
export type MediaKind = 'image' | 'audio' | 'video' | 'contact' | 'document'

/** How a file is shown. Pictures that could carry a script are documents: they are offered, not drawn. */
export function mediaKindOf({ contentType }: Pick<Media, 'contentType'>): MediaKind {
  const type = contentType.toLowerCase()
  if (/^text\/(x-)?vcard/.test(type)) return 'contact'
  if (type.startsWith('audio/')) return 'audio'
  if (type.startsWith('video/')) return 'video'
  return /^image\/(jpeg|png|webp|gif|avif)\b/.test(type) ? 'image' : 'document'
}

const extensions: Record<string, string> = { 'application/pdf': 'PDF', 'text/plain': 'TXT', 'text/csv': 'CSV' }

/** The kind of a document in a few capitals: `PDF`, `DOCX`. */
export function shortTypeOf({ contentType, fileName }: Pick<Media, 'contentType' | 'fileName'>): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName ?? '')?.[1]
  return ending?.toUpperCase() ?? extensions[contentType] ?? ''
}
