import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@conciergerie/contract'
import { addressOf } from '@conciergerie/kit/lib/api-client.ts'
import { useInnerTab } from '../thread/row-tab.ts'

const Lightbox = lazy(async () => ({ default: (await import('./lightbox.tsx')).Lightbox }))

/** A picture, small; a press shows it whole. */
export function ImageMedia({ media, isSticker }: { media: Message['media'][number]; isSticker: boolean }) {
  const { t } = useTranslation('conversations')
  const tabIndex = useInnerTab()
  const [isOpen, setIsOpen] = useState(false)
  const address = addressOf('GET /api/media/:id', { params: { id: media.id } })
  const name = media.fileName ?? t(isSticker ? 'media.sticker' : 'media.image')
  if (isSticker) return <img src={address} alt={name} loading="lazy" className="size-30 object-contain" />
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true)
        }}
        className="overflow-hidden rounded-control bg-sunken"
      >
        <img
          src={address}
          alt={t('media.open', { name })}
          loading="lazy"
          className="max-h-60 min-h-15 max-w-full min-w-15 object-cover"
        />
      </button>
      {isOpen && (
        <Suspense>
          <Lightbox
            name={name}
            address={address}
            onClose={() => {
              setIsOpen(false)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
