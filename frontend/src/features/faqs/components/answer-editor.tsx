import { useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { FieldError } from '@conciergerie/kit/ui/field.tsx'
import { TextArea } from '@conciergerie/kit/ui/text-input.tsx'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { findBlank } from '../blanks.ts'
import { longest } from '../editor/faq-form.ts'
import type { useDraftAnswer } from '../questions/use-answer-question.ts'
import { useAnswer } from '../questions/use-answer.ts'
import { waitersOf } from '../questions/waiters.ts'
import { DraftState } from './draft-state.tsx'

interface EditorProps {
  question: Question
  /** The question as it will stand in the FAQ. */
  wording: string
  category?: string
  drafting: ReturnType<typeof useDraftAnswer>
  onIgnore: () => void
  /** It is published: the row is about to go. */
  onDone: () => void
  /** More ways out, before « Ignorer ». */
  children?: ReactNode
}

/** Where a question gets its answer: proposed or typed, read again, published, and sent to those who wait. */
export function AnswerEditor({ question, wording, category = '', drafting, onIgnore, onDone, children }: EditorProps) {
  const { t } = useTranslation('faqs')
  const wordsOf = useErrorWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const answer = useAnswer({ question, wording, category, onDone })
  const { text, problem } = answer
  const { reachable, outside } = waitersOf(question)
  const error = answer.error ?? drafting.error

  const send = (answerWaiting: boolean) => {
    const wrong = answer.send(answerWaiting)
    if (wrong === 'missing' || wrong === 'blank')
      pointAt(field.current, wrong === 'blank' ? findBlank(text) : text.length)
  }
  return (
    <div className="grid gap-2">
      <TextArea
        ref={field}
        rows={1}
        aria-label={t('question.answerTo', { question: question.text })}
        aria-invalid={problem === null || problem === 'wording' ? undefined : true}
        placeholder={drafting.isPending ? t('question.drafting') : t('question.answerHint')}
        maxLength={longest.answer}
        value={text}
        onChange={(event) => {
          answer.write(event.target.value)
        }}
      />
      {problem !== null && <FieldError>{t(`question.problem.${problem}`)}</FieldError>}
      {error !== null && <FieldError>{wordsOf(error)}</FieldError>}
      <div className="flex flex-wrap items-center gap-2">
        <PublishButtons reachable={reachable} isSending={answer.isSending} onSend={send} />
        {children}
        <Button variant="ghost" size="small" onClick={onIgnore}>
          {t('question.ignore')}
        </Button>
        <DraftState isEmpty={text === ''} isProposed={answer.isProposed} drafting={drafting} />
      </div>
      {outside > 0 && <p className="text-small text-ink-3">{t('question.outside', { count: outside })}</p>}
    </div>
  )
}

interface PublishProps {
  reachable: number
  isSending: boolean
  onSend: (answerWaiting: boolean) => void
}

function PublishButtons({ reachable, isSending, onSend }: PublishProps) {
  const { t } = useTranslation('faqs')
  return (
    <>
      <Button
        variant="filled"
        size="small"
        busy={isSending}
        onClick={() => {
          onSend(false)
        }}
      >
        {t('question.publish')}
      </Button>
      {reachable > 0 && (
        <Button
          size="small"
          busy={isSending}
          onClick={() => {
            onSend(true)
          }}
        >
          {t('question.publishTo', { count: reachable })}
        </Button>
      )}
    </>
  )
}

function pointAt(field: HTMLTextAreaElement | null, place: number): void {
  field?.focus()
  field?.setSelectionRange(place, place + 1)
}
