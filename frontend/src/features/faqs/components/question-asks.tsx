import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import Check from 'lucide-react/icons/check'
import Timer from 'lucide-react/icons/timer'
import TimerOff from 'lucide-react/icons/timer-off'
import type { Question } from '@conciergerie/contract'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { useDayWords } from '../questions/use-asked-words.ts'

type Ask = Question['asks'][number]

/** The words in which it was asked, each with its conversation. */
export function QuestionAsks({ question }: { question: Question }) {
  const { t } = useTranslation('faqs')
  const id = useId()
  const rest = question.count - question.asks.length
  if (question.asks.length === 0) return null
  return (
    <div className="border-t border-line pt-3">
      <h3 id={id} className="text-small text-ink-3">
        {t('asks.title')}
      </h3>
      <ul aria-labelledby={id} className="mt-1 grid">
        {question.asks.map((ask, place) => (
          <AskLine key={place} ask={ask} language={question.language} />
        ))}
      </ul>
      {rest > 0 && <p className="mt-1 text-small text-ink-3">{t('asks.more', { count: rest })}</p>}
    </div>
  )
}

function AskLine({ ask, language }: { ask: Ask; language: string | null }) {
  const { t } = useTranslation('faqs')
  const when = useDayWords()
  const who = ask.clientName ?? t(`channel.${ask.channel}`)
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-1 text-dense">
      <span className="min-w-0 grow basis-60 text-ink" lang={language ?? undefined}>
        {t('asks.quote', { text: ask.text })}
      </span>
      <AskState ask={ask} />
      <span className="text-small text-ink-3 tabular-nums">{when(ask.at)}</span>
      {ask.conversationId === null ? (
        <span className="text-small text-ink-3">{who}</span>
      ) : (
        <Link to={`/inbox/${ask.conversationId}`} aria-label={t('asks.open', { who })} className="link text-small">
          {who}
        </Link>
      )}
    </li>
  )
}

function AskState({ ask }: { ask: Ask }) {
  const { t } = useTranslation('faqs')
  if (ask.answered) {
    return (
      <Badge tone="ok" isBare icon={<Check aria-hidden size={12} strokeWidth={2} />}>
        {t('asks.answered')}
      </Badge>
    )
  }
  if (ask.conversationId === null) return null
  const Icon = ask.withinWindow ? Timer : TimerOff
  return (
    <Badge tone={ask.withinWindow ? 'warn' : 'idle'} isBare icon={<Icon aria-hidden size={12} strokeWidth={2} />}>
      {t(ask.withinWindow ? 'asks.waiting' : 'asks.outside')}
    </Badge>
  )
}
