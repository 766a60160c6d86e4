import { useTranslation } from 'react-i18next'
import FileX from 'lucide-react/icons/file-x'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import type { Message } from '@conciergerie/contract'
import { mediaKindOf } from '../thread/media-kind.ts'
import { AudioPlayer } from './audio-player.tsx'
import { ContactMedia } from './contact-media.tsx'
import { DocumentMedia } from './document-media.tsx'
import { ImageMedia } from './image-media.tsx'
import { VideoMedia } from './video-media.tsx'

type Media = Message['media'][number]

/** The files of a message, each as what it is. */
export function MediaList({ message }: { message: Message }) {
  if (message.media.length === 0) return null
  return (
    <div className="mb-1 grid justify-items-start gap-2 last:mb-0">
      {message.media.map((media) => (
        <OneMedia key={media.id} media={media} isSticker={message.kind === 'sticker'} />
      ))}
    </div>
  )
}

const failures = ['refused_url', 'not_found', 'too_large', 'timeout', 'unreachable'] as const

function OneMedia({ media, isSticker }: { media: Media; isSticker: boolean }) {
  const { t } = useTranslation('conversations')
  if (media.status === 'pending') {
    return (
      <span className="inline-flex items-center gap-2 text-dense">
        <LoaderCircle aria-hidden size={14} className="motion-safe:animate-spin" />
        {t('media.pending')}
      </span>
    )
  }
  if (media.status === 'failed') {
    const failure = failures.find((code) => code === media.failure) ?? 'other'
    return (
      <span className="inline-flex items-start gap-2 text-dense">
        <FileX aria-hidden size={14} className="mt-0.5 shrink-0" />
        {t(`media.failure.${failure}`)}
      </span>
    )
  }
  return <StoredMedia media={media} isSticker={isSticker} />
}

function StoredMedia({ media, isSticker }: { media: Media; isSticker: boolean }) {
  const kind = mediaKindOf(media)
  if (kind === 'image') return <ImageMedia media={media} isSticker={isSticker} />
  if (kind === 'audio') return <AudioPlayer media={media} />
  if (kind === 'video') return <VideoMedia media={media} />
  return kind === 'contact' ? <ContactMedia media={media} /> : <DocumentMedia media={media} />
}
