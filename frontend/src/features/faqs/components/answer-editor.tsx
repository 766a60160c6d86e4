import { useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import type { Question } from '@conciergerie/contract'
import { Button } from '../../../components/ui/button.tsx'
import { FieldError } from '../../../components/ui/field.tsx'
import { TextArea } from '../../../components/ui/text-input.tsx'
import { useErrorWords } from '../../../lib/error-words.ts'
import { findBlank, hasBlank } from '../blanks.ts'
import { longest } from '../editor/faq-form.ts'
import { useAnswerText } from '../questions/use-answer-text.ts'
import type { useDraftAnswer } from '../questions/use-answer-question.ts'
import { usePublish } from '../questions/use-answer-question.ts'
import { waitersOf } from '../questions/waiters.ts'

interface EditorProps {
  question: Question
  /** The question as it will stand in the FAQ. */
  wording: string
  category: string
  drafting: ReturnType<typeof useDraftAnswer>
  onIgnore: () => void
  /** It is published: the row is about to go. */
  onDone: () => void
  /** More ways out, before « Ignorer ». */
  children?: ReactNode
}

/** Where a question gets its answer: proposed or typed, read again, published, and sent to those who wait. */
export function AnswerEditor({ question, wording, category, drafting, onIgnore, onDone, children }: EditorProps) {
  const { t } = useTranslation('faqs')
  const wordsOf = useErrorWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const [problem, setProblem] = useState<'missing' | 'blank' | 'wording' | null>(null)
  const { text, write, forget, isProposed } = useAnswerText(question)
  const publish = usePublish(question.id, () => {
    forget()
    onDone()
  })
  const { reachable, outside } = waitersOf(question)

  const send = (answerWaiting: boolean) => {
    const wrong = problemOf(text, wording)
    setProblem(wrong)
    if (wrong !== null) {
      pointAt(field, wrong === 'blank' ? findBlank(text) : text.length)
      return
    }
    const body = { question: wording.trim(), answer: text.trim(), category: category.trim() || null, answerWaiting }
    publish.mutate(body)
  }
  const isEmptyHanded = drafting.isSuccess && drafting.data.draft === null
  const error = publish.error ?? drafting.error
  return (
    <div className="grid gap-2">
      <TextArea
        ref={field}
        rows={1}
        aria-label={t('question.answerTo', { question: question.text })}
        aria-invalid={problem === null ? undefined : true}
        placeholder={drafting.isPending ? t('question.drafting') : t('question.answerHint')}
        maxLength={longest.answer}
        value={text}
        onChange={(event) => {
          setProblem(null)
          write(event.target.value)
        }}
      />
      {problem !== null && <FieldError>{t(`question.problem.${problem}`)}</FieldError>}
      {error !== null && <FieldError>{wordsOf(error)}</FieldError>}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="filled"
          size="small"
          busy={publish.isPending}
          onClick={() => {
            send(false)
          }}
        >
          {t('question.publish')}
        </Button>
        {reachable > 0 && (
          <Button
            size="small"
            busy={publish.isPending}
            onClick={() => {
              send(true)
            }}
          >
            {t('question.publishTo', { count: reachable })}
          </Button>
        )}
        {children}
        <Button variant="ghost" size="small" onClick={onIgnore}>
          {t('question.ignore')}
        </Button>
        <DraftState text={text} isProposed={isProposed} isEmptyHanded={isEmptyHanded} drafting={drafting} />
      </div>
      {outside > 0 && <p className="text-small text-ink-3">{t('question.outside', { count: outside })}</p>}
    </div>
  )
}

function problemOf(text: string, wording: string) {
  if (wording.trim() === '') return 'wording'
  if (text.trim() === '') return 'missing'
  return hasBlank(text) ? 'blank' : null
}

function pointAt({ current }: RefObject<HTMLTextAreaElement | null>, place: number): void {
  current?.focus()
  current?.setSelectionRange(place, place + 1)
}

interface StateProps extends Pick<EditorProps, 'drafting'> {
  text: string
  isProposed: boolean
  isEmptyHanded: boolean
}

/** Whose words these are, or a way to have some. */
function DraftState({ text, isProposed, isEmptyHanded, drafting }: StateProps) {
  const { t } = useTranslation('faqs')
  const bell = <ConciergeBell aria-hidden size={14} />
  return (
    <span role="status" className="ml-auto inline-flex items-center gap-1.5 text-dense text-accent-ink max-tablet:ml-0">
      {drafting.isPending && (
        <span className="breathing inline-flex items-center gap-1.5">
          {bell} {t('question.drafting')}
        </span>
      )}
      {!drafting.isPending && isProposed && (
        <>
          {bell} {t('question.proposed')}
        </>
      )}
      {!drafting.isPending && text === '' && isEmptyHanded && (
        <span className="text-ink-2">{t('question.nothingNear')}</span>
      )}
      {!drafting.isPending && text === '' && !isEmptyHanded && (
        <Button
          variant="ghost"
          size="small"
          icon={bell}
          onClick={() => {
            drafting.mutate()
          }}
        >
          {t('question.propose')}
        </Button>
      )}
    </span>
  )
}
