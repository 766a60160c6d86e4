import { useTranslation } from 'react-i18next'
import FileText from 'lucide-react/icons/file-text'
import type { Message } from '@conciergerie/contract'
import { addressOf } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { shortTypeOf } from '../thread/media-kind.ts'
import { useInnerTab } from '../thread/row-tab.ts'

/** A file to download: its name, its kind, its size. */
export function DocumentMedia({ media }: { media: Message['media'][number] }) {
  const { t } = useTranslation('conversations')
  const { numbers } = useFormat()
  const tabIndex = useInnerTab()
  const name = media.fileName ?? t('media.document')
  const details = [shortTypeOf(media), media.size === null ? '' : numbers.bytes(media.size)].filter(
    (part) => part !== '',
  )
  return (
    <a
      href={addressOf('GET /api/media/:id', { params: { id: media.id } })}
      download={name}
      tabIndex={tabIndex}
      className="flex max-w-full items-center gap-2.5 rounded-control border border-line-strong bg-raised px-2.5 py-2 text-ink hover:bg-hover"
    >
      <FileText aria-hidden size={18} className="shrink-0 text-ink-2" />
      <span className="grid min-w-0">
        <span className="truncate text-dense font-medium">
          <span className="sr-only">{t('media.save')} </span>
          {name}
        </span>
        <span className="text-small text-ink-3">{details.join(' · ')}</span>
      </span>
    </a>
  )
}
