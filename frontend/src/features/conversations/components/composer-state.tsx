import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import Archive from 'lucide-react/icons/archive'
import BellOff from 'lucide-react/icons/bell-off'
import CirclePause from 'lucide-react/icons/circle-pause'
import Pencil from 'lucide-react/icons/pencil'
import type { Conversation, Endpoints } from '@conciergerie/contract'
import { Kbd } from '@conciergerie/kit/ui/kbd.tsx'
import { useFormat, useNow } from '@conciergerie/kit/lib/format.ts'
import type { ConversationActions } from '../actions/use-conversation-actions.ts'
import { aiStateOf } from '../thread/ai-state.ts'
import { firstName } from '../thread/first-name.ts'

type Others = Endpoints['POST /api/conversations/:id/typing']['response']['others']

interface StateProps {
  conversation: Conversation
  actions: ConversationActions
  others: Others
  /** The client opted out and has written since. */
  answersAnyway: boolean
}

/** One line over the composer: what the AI does meanwhile, and who else is writing. */
export function ComposerState({ conversation, actions, others, answersAnyway }: StateProps) {
  const { t } = useTranslation('conversations')
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-1 text-dense text-ink-2 empty:hidden has-[*]:pb-2">
      {answersAnyway && <Line icon={<BellOff aria-hidden size={14} />} words={t('state.optedOut')} />}
      <What conversation={conversation} actions={actions} />
      <Writing others={others} />
    </div>
  )
}

function What({ conversation, actions }: Pick<StateProps, 'conversation' | 'actions'>) {
  const { t } = useTranslation('conversations')
  const { dates } = useFormat()
  const state = aiStateOf(conversation, useNow())
  const { id, status, ai } = conversation
  if (status === 'closed') {
    return (
      <Line icon={<Archive aria-hidden size={14} />} words={t('state.closed')}>
        <LineButton
          keys="e"
          words={t('state.reopen')}
          onPress={() => {
            actions.reopen(id)
          }}
        />
      </Line>
    )
  }
  if (state !== 'paused' || ai.pausedUntil === null) return null
  const isToday = dates.daysAgo(ai.pausedUntil) === 0
  const until = isToday ? dates.clock(ai.pausedUntil) : dates.moment(ai.pausedUntil)
  return (
    <Line icon={<CirclePause aria-hidden size={14} />} words={t('state.paused', { until })}>
      <LineButton
        keys="p"
        words={t('state.release')}
        onPress={() => {
          actions.release(id)
        }}
      />
    </Line>
  )
}

function Line({ icon, words, children }: { icon: ReactNode; words: string; children?: ReactNode }) {
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      {icon}
      {words} {children}
    </span>
  )
}

function LineButton({ words, keys, onPress }: { words: string; keys: string; onPress: () => void }) {
  return (
    <button type="button" onClick={onPress} className="link font-medium max-tablet:min-h-11">
      {words}
      <Kbd keys={keys} />
    </button>
  )
}

function Writing({ others }: { others: Others }) {
  const { t } = useTranslation('conversations')
  const { numbers } = useFormat()
  const [first] = others
  const names = numbers.list(others.map(({ name }) => firstName(name)))
  return (
    <span role="status" className="ml-auto inline-flex items-center gap-1.5">
      {first && <Pencil aria-hidden size={14} />}
      {first &&
        (first.note && others.length === 1
          ? t('state.writesNote', { name: names })
          : t('state.writes', { count: others.length, names }))}
    </span>
  )
}
