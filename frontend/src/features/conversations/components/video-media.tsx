import { useTranslation } from 'react-i18next'
import type { Message } from '@conciergerie/contract'
import { addressOf } from '@conciergerie/kit/lib/api-client.ts'
import { useInnerTab } from '../thread/row-tab.ts'

/** A film of the client's; the browser's own controls, which the keyboard works. */
export function VideoMedia({ media }: { media: Message['media'][number] }) {
  const { t } = useTranslation('conversations')
  const tabIndex = useInnerTab()
  return (
    <video
      controls
      tabIndex={tabIndex}
      preload="metadata"
      aria-label={media.fileName ?? t('media.video')}
      src={addressOf('GET /api/media/:id', { params: { id: media.id } })}
      className="max-h-80 max-w-full rounded-control bg-sunken"
    />
  )
}
