import { useTranslation } from 'react-i18next'
import Pencil from 'lucide-react/icons/pencil'
import X from 'lucide-react/icons/x'
import type { Question } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'

interface ActionsProps {
  question: Question
  onPropose: () => void
  onIgnore: () => void
}

/** What can be done with a question before it is opened. */
export function OpenQuestionActions({ question, onPropose, onIgnore }: ActionsProps) {
  const { t } = useTranslation('faqs')
  return (
    <>
      <Button size="small" icon={<Pencil aria-hidden size={14} />} onClick={onPropose}>
        {t(question.draft === null ? 'question.propose' : 'question.read')}
      </Button>
      <IconButton
        size="small"
        label={t('question.ignoreOne', { question: question.text })}
        icon={<X aria-hidden size={16} />}
        onClick={onIgnore}
      />
    </>
  )
}
