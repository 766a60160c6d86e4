import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import BookOpenText from 'lucide-react/icons/book-open-text'
import type { Message } from '@conciergerie/contract'
import { isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { sourceFaqQuery } from '../api.ts'
import { useInnerTab } from '../thread/row-tab.ts'

interface LineProps {
  source: Message['sources'][number]
}

/** One FAQ that was cited: its title leads to where it is corrected. */
export function SourceLine({ source }: LineProps) {
  const { t } = useTranslation('conversations')
  const { numbers } = useFormat()
  const tabIndex = useInnerTab()
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2 text-small">
      <BookOpenText aria-hidden size={14} className="mt-px text-brass-mark" />
      <Link
        to={`/faq?edit=${source.faqId}`}
        tabIndex={tabIndex}
        title={t('sources.correct')}
        className="font-medium text-ink underline-offset-3 hover:underline max-tablet:py-1"
      >
        {source.question}
      </Link>
      <span className="text-ink-3 tabular-nums">{t('sources.used', { times: numbers.count(source.usageCount) })}</span>
      {source.quote !== '' && (
        <q className="col-span-2 col-start-2 text-ink-2 before:content-none after:content-none">
          {t('sources.quote', { quote: source.quote })}
        </q>
      )}
      <Since source={source} />
    </li>
  )
}

/** Whether the FAQ still says what the answer was made from. */
function Since({ source }: LineProps) {
  const { t } = useTranslation('conversations')
  const { data, error } = useQuery(sourceFaqQuery(source.faqId))
  const isGone = isCode(error, 'not_found')
  const isCorrected = data !== undefined && data.faq.version > source.version
  if (!isGone && !isCorrected) return null
  return (
    <span className="col-span-2 col-start-2 text-ink-3">{isGone ? t('sources.deleted') : t('sources.corrected')}</span>
  )
}
