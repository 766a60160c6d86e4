import { useTranslation } from 'react-i18next'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import Hand from 'lucide-react/icons/hand'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { TriedAnswer } from '../api.ts'
import { useReasonWords } from '../tester/reason-words.ts'
import { TesterSources } from './tester-sources.tsx'

/** What a client would be told, what it rests on, and what would happen besides. */
export function TesterAnswer({ answer }: { answer: TriedAnswer }) {
  const { t } = useTranslation('faqs')
  const { numbers } = useFormat()
  // Thanks, greetings and what must never be left to a model are recognised too, without any FAQ.
  const by = answer.by === 'exact' && answer.sources.length === 0 ? 'rule' : answer.by
  return (
    <div className="grid gap-1.5">
      <div className="rounded-bubble rounded-bl-chip bg-bubble-ai px-3 py-2">
        <p lang={answer.language ?? undefined} className="whitespace-pre-wrap wrap-anywhere">
          {answer.answer}
        </p>
        <TesterSources sources={answer.sources} />
      </div>
      <p className="flex flex-wrap items-center gap-x-1.5 px-0.5 text-small text-ink-3 tabular-nums">
        <span className="inline-flex items-center gap-1 font-medium text-accent-ink">
          <ConciergeBell aria-hidden size={14} />
          {t('tester.ai')}
        </span>
        <span>{t('tester.latency', { time: numbers.milliseconds(answer.latencyMs) })}</span>
        {by !== 'model' && <span>{t(`tester.by.${by}`)}</span>}
      </p>
      <Outcome answer={answer} />
    </div>
  )
}

const icons = { unanswered: CircleHelp, human: Hand }

/** When the house would have to act. */
function Outcome({ answer }: { answer: TriedAnswer }) {
  const { t } = useTranslation('faqs')
  const reason = useReasonWords()(answer)
  if (answer.outcome === 'answered') return null
  const Icon = icons[answer.outcome]
  return (
    <p className="flex items-start gap-2 rounded-control bg-warn-soft px-2.5 py-2 text-dense text-warn-ink">
      <Icon aria-hidden size={14} className="mt-0.5 shrink-0" />
      <span>
        {t(`tester.outcome.${answer.outcome}`)}
        {reason !== null && <span className="block text-ink-2">{t('tester.reason', { reason })}</span>}
      </span>
    </p>
  )
}
