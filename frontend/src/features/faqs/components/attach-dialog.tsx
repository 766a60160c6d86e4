import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { FieldError } from '@conciergerie/kit/ui/field.tsx'
import { SearchField } from '@conciergerie/kit/ui/search-field.tsx'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { Checkbox } from '../../../components/ui/checkbox.tsx'
import { useAttach } from '../questions/use-answer-question.ts'
import { waitersOf } from '../questions/waiters.ts'
import { FaqChoices } from './faq-choices.tsx'

interface AttachProps {
  question: Question
  onClose: () => void
  onDone: () => void
}

/** Chooses the FAQ that answers a question; the words it was asked in become other ways to ask. */
export function AttachDialog({ question, onClose, onDone }: AttachProps) {
  const { t } = useTranslation('faqs')
  const wordsOf = useErrorWords()
  const [q, setQ] = useState('')
  const [faqId, setFaqId] = useState<number | null>(null)
  const { reachable, outside } = waitersOf(question)
  const [isAnswering, setIsAnswering] = useState(reachable > 0)
  const attach = useAttach(question.id, () => {
    onDone()
    onClose()
  })
  const confirm = () => {
    if (faqId === null) return
    attach.mutate({ faqId, answerWaiting: isAnswering })
  }
  return (
    <Dialog
      wide
      title={t('attach.title')}
      onClose={onClose}
      footer={
        <Button variant="filled" disabled={faqId === null} busy={attach.isPending} onClick={confirm}>
          {isAnswering && reachable > 0 ? t('attach.confirmTo', { count: reachable }) : t('attach.confirm')}
        </Button>
      }
    >
      <div className="grid gap-3">
        <p className="text-dense text-ink-2">{t('attach.help', { question: question.text })}</p>
        <SearchField data-autofocus label={t('attach.search')} value={q} onChange={setQ} />
        <FaqChoices question={question.text} q={q} value={faqId} onChange={setFaqId} />
        {reachable > 0 && (
          <Checkbox
            checked={isAnswering}
            onChange={(event) => {
              setIsAnswering(event.target.checked)
            }}
            help={outside > 0 ? t('question.outside', { count: outside }) : undefined}
          >
            {t('attach.answer', { count: reachable })}
          </Checkbox>
        )}
        {attach.error && <FieldError>{wordsOf(attach.error)}</FieldError>}
      </div>
    </Dialog>
  )
}
