import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { useTester } from '../tester/tester-context.ts'
import type { Turn } from '../tester/turns.ts'
import { TesterAnswer } from './tester-answer.tsx'
import { TesterRemedies } from './tester-remedies.tsx'

/** Questions as a client would ask them, and the answers they would get. */
export function TesterChat() {
  const { t } = useTranslation('faqs')
  const { turns } = useTester()
  const end = useRef<HTMLDivElement>(null)
  const last = turns.at(-1)

  useEffect(() => {
    if (last) end.current?.scrollIntoView({ block: 'end' })
  }, [last])

  return (
    <>
      <div className="min-h-0 grow overflow-y-auto px-5 pb-4">
        <p className="text-dense text-ink-3">{t('tester.help')}</p>
        <div role="log" aria-label={t('tester.log')} className="mt-3 grid gap-3">
          {turns.map((turn) => (
            <TurnView key={turn.id} turn={turn} />
          ))}
        </div>
        {last?.answer && <TesterRemedies question={last.question} answer={last.answer} />}
        <div ref={end} />
      </div>
      <AskForm />
    </>
  )
}

function TurnView({ turn }: { turn: Turn }) {
  const { t } = useTranslation('faqs')
  const { retry } = useTester()
  return (
    <>
      <p className="ml-auto max-w-[86%] rounded-bubble rounded-br-chip bg-solid px-3 py-2 whitespace-pre-wrap wrap-anywhere text-on-solid">
        <span className="sr-only">{t('tester.you')}</span>
        {turn.question}
      </p>
      {turn.answer && <TesterAnswer answer={turn.answer} />}
      {!turn.answer && turn.error === null && (
        <p className="breathing w-fit rounded-bubble rounded-bl-chip bg-bubble-ai px-3 py-2 text-ink-2">
          {t('tester.thinking')}
        </p>
      )}
      {!turn.answer && turn.error !== null && (
        <div className="-mx-5">
          <LoadError error={turn.error} onRetry={retry} />
        </div>
      )}
    </>
  )
}

const longestQuestion = 2000

function AskForm() {
  const { t } = useTranslation('faqs')
  const id = useId()
  const { ask, isAsking } = useTester()
  const [text, setText] = useState('')
  const submit = (event?: SubmitEvent) => {
    event?.preventDefault()
    if (text.trim() === '' || isAsking) return
    ask(text.trim())
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    submit()
  }
  return (
    <form onSubmit={submit} className="shrink-0 px-5 pt-1 pb-4">
      <div className="field flex items-end gap-2 rounded-bubble p-1.5">
        <label htmlFor={id} className="sr-only">
          {t('tester.ask')}
        </label>
        <textarea
          id={id}
          data-autofocus
          rows={1}
          value={text}
          maxLength={longestQuestion}
          placeholder={t('tester.ask')}
          onChange={(event) => {
            setText(event.target.value)
          }}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-32 min-w-0 grow resize-none bg-transparent px-2 py-1 outline-none max-tablet:py-2 max-tablet:text-[16px]"
        />
        <Button type="submit" variant="filled" size="small" busy={isAsking}>
          {t('tester.send')}
        </Button>
      </div>
    </form>
  )
}
