import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import BookOpenText from 'lucide-react/icons/book-open-text'
import Undo2 from 'lucide-react/icons/undo-2'
import type { Question } from '@conciergerie/contract'
import { buttonClass } from '@conciergerie/kit/ui/button-class.ts'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { useEditorAddress, withEditor } from '../editor/use-editor-address.ts'
import { focusHome } from '../focus-home.ts'
import { useReopenQuestion } from '../questions/use-shelve-question.ts'
import { QuestionAsks } from './question-asks.tsx'
import { QuestionRow } from './question-row.tsx'

interface SettledProps {
  question: Question
  isOpen: boolean
  onToggle: () => void
}

/** A question that has its answer, or was set aside: read again, or taken back. */
export function SettledQuestion({ question, isOpen, onToggle }: SettledProps) {
  const { t } = useTranslation('faqs')
  const { search } = useEditorAddress()
  const reopen = useReopenQuestion()
  const actions = (
    <>
      {question.faqId !== null && (
        <Link to={withEditor(search, question.faqId)} className={buttonClass('outline', 'small')}>
          <BookOpenText aria-hidden size={14} />
          {t('question.seeFaq')}
        </Link>
      )}
      <Button
        size="small"
        variant="ghost"
        icon={<Undo2 aria-hidden size={14} />}
        onClick={() => {
          focusHome()
          reopen(question.id)
        }}
      >
        {t('question.reopen')}
      </Button>
    </>
  )
  return (
    <QuestionRow question={question} isOpen={isOpen} onToggle={onToggle} withWaiters actions={actions}>
      <div className="mb-3 flex gap-2">{actions}</div>
      <QuestionAsks question={question} />
    </QuestionRow>
  )
}
