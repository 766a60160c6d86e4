import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { useInfiniteQuery } from '@tanstack/react-query'
import type { Faq } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { Bone } from '@conciergerie/kit/ui/skeleton.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { faqTotalsQuery } from '../api.ts'
import { FaqFilterMenu } from './faq-filter-menu.tsx'
import { FaqSearch } from './faq-search.tsx'
import { FaqTable } from './faq-table.tsx'
import { NoFaqs } from './no-faqs.tsx'

type Reading = Pick<
  ReturnType<typeof useInfiniteQuery>,
  'error' | 'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError' | 'isPending' | 'fetchNextPage' | 'refetch'
>

interface ListProps {
  faqs: readonly Faq[] | undefined
  reading: Reading
}

/** The FAQs that the search lets through, and what stands in their place when there are none. */
export function FaqList({ faqs, reading }: ListProps) {
  return (
    <section aria-labelledby="faq-answers" className="pb-16">
      <Head />
      <Body faqs={faqs} reading={reading} />
    </section>
  )
}

function Head() {
  const { t } = useTranslation('faqs')
  const { numbers } = useFormat()
  const { data } = useQuery(faqTotalsQuery)
  const isEmpty = data?.total === 0
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-2 px-5 py-2 max-tablet:px-4">
      <h2 id="faq-answers" tabIndex={-1} className="rounded-chip text-base">
        {t('tabs.answers')}
      </h2>
      {data && !isEmpty && (
        <span className="text-ink-2 tabular-nums">
          {t('list.totals', {
            total: numbers.count(data.total),
            active: numbers.count(data.activeTotal),
            count: data.activeTotal,
          })}
        </span>
      )}
      {!isEmpty && (
        <div className="ml-auto flex items-center gap-2 max-tablet:w-full">
          <FaqSearch />
          <FaqFilterMenu />
        </div>
      )}
    </div>
  )
}

function Body({ faqs, reading }: ListProps) {
  const { t } = useTranslation('faqs')
  if (reading.isPending) return <FaqSkeleton />
  if (!faqs) return <LoadError error={reading.error} onRetry={() => void reading.refetch()} />
  if (faqs.length === 0) return <NoFaqs />
  return (
    <>
      <FaqTable faqs={faqs} />
      {reading.isFetchNextPageError && <LoadError error={reading.error} onRetry={() => void reading.fetchNextPage()} />}
      {reading.hasNextPage && !reading.isFetchNextPageError && (
        <div className="px-5 py-3">
          <Button size="small" busy={reading.isFetchingNextPage} onClick={() => void reading.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </>
  )
}

function FaqSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" className="after-a-moment">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="flex h-12 items-center gap-6 border-b border-line px-5">
          <span className="grid grow gap-2">
            <Bone className="w-2/5" />
            <Bone className="w-3/5" />
          </span>
          <Bone className="w-20 max-tablet:hidden" />
          <Bone className="h-4.5 w-8 rounded-full" />
        </div>
      ))}
    </div>
  )
}
