import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import ContactRound from 'lucide-react/icons/contact-round'
import type { Message } from '@conciergerie/contract'
import { addressOf } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { readContactCard } from '../thread/contact-card.ts'
import { useInnerTab } from '../thread/row-tab.ts'
import { DocumentMedia } from './document-media.tsx'

/** Somebody's card, passed on by the client: name and numbers. */
export function ContactMedia({ media }: { media: Message['media'][number] }) {
  const { t } = useTranslation('conversations')
  const { phone } = useFormat()
  const tabIndex = useInnerTab()
  const { data, isError } = useQuery({
    queryKey: ['contact-card', media.id],
    queryFn: async ({ signal }) =>
      readContactCard(await fetchText(addressOf('GET /api/media/:id', { params: { id: media.id } }), signal)),
    staleTime: Infinity,
  })
  if (isError) return <DocumentMedia media={media} />
  return (
    <div className="flex items-start gap-2.5 rounded-control border border-line-strong bg-raised px-2.5 py-2 text-ink">
      <ContactRound aria-hidden size={18} className="mt-0.5 shrink-0 text-ink-2" />
      <div className="grid min-w-0">
        <span className="text-small text-ink-3">{t('media.contact')}</span>
        <span className="text-dense font-medium">{data?.name}</span>
        {data?.phones.map((number) => (
          <a
            key={number}
            href={`tel:${number.replace(/[^\d+]/g, '')}`}
            tabIndex={tabIndex}
            className="link text-dense tabular-nums"
          >
            {phone(number)}
          </a>
        ))}
      </div>
    </div>
  )
}

async function fetchText(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal, credentials: 'same-origin' })
  if (!response.ok) throw new Error(`no contact card: ${response.status}`)
  return response.text()
}
