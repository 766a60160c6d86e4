import { useCallback } from 'react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { faqsQuery } from '../api.ts'
import { useEndNear } from '../list/use-end-near.ts'
import { useFaqFilter } from '../list/use-faq-filter.ts'
import { FaqList } from './faq-list.tsx'
import { TopQuestions } from './top-questions.tsx'

/** What waits for an answer, then all that is answered. */
export function AnswersPage() {
  const [filter] = useFaqFilter()
  const reading = useInfiniteQuery({ ...faqsQuery(filter), placeholderData: keepPreviousData })
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = reading
  const fetchMore = useCallback(() => {
    if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  const onScroll = useEndNear(hasNextPage ? fetchMore : null)
  return (
    <div className="min-h-0 grow overflow-y-auto" onScroll={onScroll}>
      <TopQuestions />
      <FaqList faqs={data?.pages.flatMap(({ items }) => items)} reading={reading} />
    </div>
  )
}
