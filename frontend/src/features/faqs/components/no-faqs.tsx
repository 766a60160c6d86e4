import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import BookOpenText from 'lucide-react/icons/book-open-text'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { useSession } from '../../../lib/auth.ts'
import { useEditorAddress, withNewFaq } from '../editor/use-editor-address.ts'
import { isNarrowed } from '../list/faq-filter.ts'
import { useAddStarters } from '../list/use-faq-actions.ts'
import { useFaqFilter } from '../list/use-faq-filter.ts'

const trades = ['hotel', 'restaurant', 'rental', 'other'] as const

/** Nothing found, or nothing yet: then ten FAQs of the trade are one press away. */
export function NoFaqs() {
  const [filter] = useFaqFilter()
  return isNarrowed(filter) ? <NothingFound /> : <FirstFaqs />
}

function NothingFound() {
  const { t } = useTranslation('faqs')
  const { search } = useEditorAddress()
  const [filter, change] = useFaqFilter()
  const showAll = () => {
    change({ q: undefined, category: undefined, locale: undefined, active: undefined })
  }
  return (
    <EmptyState
      title={filter.q === undefined ? t('empty.filtered') : t('empty.search', { q: filter.q })}
      action={
        <>
          <Button onClick={showAll}>{t('empty.showAll')}</Button>
          {filter.q !== undefined && (
            <Link to={withNewFaq(search, filter.q)} className={buttonClass('ghost')}>
              {t('empty.write', { q: filter.q })}
            </Link>
          )}
        </>
      }
    >
      {t('empty.searchHelp')}
    </EmptyState>
  )
}

function FirstFaqs() {
  const { t } = useTranslation('faqs')
  const { conciergerie } = useSession()
  const { search } = useEditorAddress()
  const add = useAddStarters()
  const trade = trades.find((known) => known === conciergerie.kind) ?? 'other'
  return (
    <EmptyState
      title={t('empty.title')}
      action={
        <>
          <Button
            variant="accent"
            icon={<BookOpenText aria-hidden size={16} />}
            busy={add.isPending}
            onClick={() => {
              add.mutate()
            }}
          >
            {t(`empty.starters.${trade}`)}
          </Button>
          <Link to={withNewFaq(search)} className={buttonClass('ghost')}>
            {t('empty.first')}
          </Link>
        </>
      }
    >
      <p>{t('empty.help')}</p>
      <p className="mt-1">{t('empty.startersHelp')}</p>
    </EmptyState>
  )
}
