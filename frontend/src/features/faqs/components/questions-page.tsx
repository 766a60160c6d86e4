import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useInfiniteQuery } from '@tanstack/react-query'
import CircleAlert from 'lucide-react/icons/circle-alert'
import { Banner } from '@conciergerie/kit/ui/banner.tsx'
import { isCode } from '@conciergerie/kit/lib/api-client.ts'
import { TabList } from '../../../components/ui/tabs.tsx'
import { useOverview } from '../../../lib/overview.ts'
import { questionsQuery } from '../api.ts'
import { useEndNear } from '../list/use-end-near.ts'
import { questionStatuses, useQuestionAddress } from '../questions/use-question-address.ts'
import { QuestionList } from './question-list.tsx'

/** All that no FAQ answered: open, answered since, set aside. */
export function QuestionsPage() {
  const { t } = useTranslation('faqs')
  const panels = useId()
  const { id, status, linked, show } = useQuestionAddress()
  const open = useOverview()?.openQuestions
  const reading = useInfiniteQuery(questionsQuery(status))
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = reading
  const mayFetch = hasNextPage && !isFetchingNextPage && !isFetchNextPageError
  const onScroll = useEndNear(mayFetch ? () => void fetchNextPage() : null)
  const isGone = isCode(linked?.error, 'not_found')
  const tabs = questionStatuses.map((name) => ({
    id: name,
    label: t(`questions.tab.${name}`),
    count: name === 'open' ? open : undefined,
  }))
  return (
    <div className="min-h-0 grow overflow-y-auto" onScroll={onScroll}>
      <div data-list className="pb-16">
        <h2 data-home tabIndex={-1} className="sr-only">
          {t('tabs.questions')}
        </h2>
        <TabList
          label={t('questions.tabs')}
          tabs={tabs}
          value={status}
          panels={panels}
          onChange={(next) => {
            show({ status: next, id: null })
          }}
          className="border-b border-line px-5 max-tablet:px-4"
        />
        {isGone && (
          <Banner tone="info" icon={<CircleAlert aria-hidden size={14} />}>
            {t('questions.gone')}
          </Banner>
        )}
        <div role="tabpanel" id={`${panels}-${status}`} aria-labelledby={`${panels}-${status}-tab`}>
          <QuestionList
            status={status}
            reading={reading}
            questions={reading.data?.pages.flatMap(({ items }) => items)}
            linked={linked?.data?.question ?? null}
            openId={id}
            onOpen={(next) => {
              show({ status, id: next })
            }}
          />
        </div>
      </div>
    </div>
  )
}
