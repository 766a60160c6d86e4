import { useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { linesQuery, tabs } from './api.ts'
import { CallDetail } from './call-detail.tsx'
import type { RenderClient } from './call-detail.tsx'
import { CallList } from './call-list.tsx'
import { LiveStrip } from './live-strip.tsx'

/** `/calls` and `/calls/12`: calls under way on top, all others beside the one that is read. */
export function CallsPage({ renderClient }: { renderClient: RenderClient }) {
  const { t } = useTranslation('calls')
  const [search, setSearch] = useSearchParams()
  const found = /^[1-9]\d{0,15}$/.exec(useParams()['*'] ?? '')?.[0]
  const id = found === undefined ? null : Number(found)
  const tab = tabs.find((one) => one === search.get('tab')) ?? 'all'
  return (
    <>
      <PageHeader title={t('title')} actions={<LineStates />} />
      <LiveStrip className={clsx(id !== null && 'max-tablet:hidden')} />
      <div className="flex min-h-0 grow">
        <div
          className={clsx(
            'flex min-h-0 w-85 shrink-0 flex-col border-r border-line bg-surface max-tablet:w-full max-tablet:border-r-0',
            id !== null && 'max-tablet:hidden',
          )}
        >
          <CallList
            tab={tab}
            currentId={id}
            onTab={(to) => {
              setSearch(to === 'all' ? {} : { tab: to }, { replace: true })
            }}
          />
        </div>
        <div className={clsx('min-h-0 min-w-0 grow overflow-y-auto', id === null && 'max-tablet:hidden')}>
          {id === null ? (
            <p className="px-5 py-8 text-dense text-ink-3">{t('choose')}</p>
          ) : (
            <CallDetail
              key={id}
              id={id}
              back={`/calls${tab === 'all' ? '' : `?tab=${tab}`}`}
              renderClient={renderClient}
            />
          )}
        </div>
      </div>
    </>
  )
}

/** Whether the house can be rung. */
function LineStates() {
  const { t } = useTranslation('calls')
  const { phone } = useFormat()
  const { data } = useQuery(linesQuery)
  if (!data) return null
  if (data.items.length === 0)
    return (
      <Badge isBare tone="idle">
        {t('noLine')}
      </Badge>
    )
  const down = data.items.filter(({ state }) => state !== 'running')
  if (down.length === 0) {
    const [first] = data.items
    return (
      <Badge isBare tone="ok" icon={<CircleCheck aria-hidden size={14} />}>
        {data.items.length === 1
          ? t('lineUp', { number: phone(first?.number ?? '') })
          : t('linesUp', { count: data.items.length })}
      </Badge>
    )
  }
  return down.map(({ id, number }) => (
    <Badge key={id} isBare tone="warn" icon={<CircleAlert aria-hidden size={14} />}>
      {t('lineDown', { number: phone(number) })}
    </Badge>
  ))
}
