import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import CopyCheck from 'lucide-react/icons/copy-check'
import { similarFaqsQuery } from '../api.ts'
import { useEditorAddress, withEditor } from '../editor/use-editor-address.ts'
import { useSettled } from '../use-settled.ts'

interface SimilarProps {
  /** As it is being typed. */
  question: string
  /** The FAQ itself, which is always close to itself. */
  exceptId: number | null
}

const quietMs = 350
const enough = 6

/** Says while one types that this is answered already, and where. */
export function SimilarFaqs({ question, exceptId }: SimilarProps) {
  const { t } = useTranslation('faqs')
  const { search } = useEditorAddress()
  const asked = useSettled(question.trim(), quietMs)
  const { data = [] } = useQuery({
    ...similarFaqsQuery(asked.slice(0, 500)),
    enabled: asked.length >= enough,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const others = question.trim().length < enough ? [] : data.filter(({ faqId }) => faqId !== exceptId)
  return (
    <div role="status">
      {others.length > 0 && (
        <div className="motion-appear mt-2 flex items-start gap-2 rounded-control bg-warn-soft px-2.5 py-2 text-dense text-warn-ink">
          <CopyCheck aria-hidden size={14} className="mt-0.5 shrink-0" />
          <div className="min-w-0">
            <p>{t('editor.similar', { count: others.length })}</p>
            <ul>
              {others.map(({ faqId, question: title }) => (
                <li key={faqId}>
                  <Link
                    to={withEditor(search, faqId)}
                    className="inline-block py-0.75 font-medium text-ink underline underline-offset-3 max-tablet:py-1.5"
                  >
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  )
}
