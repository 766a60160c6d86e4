import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleAlert from 'lucide-react/icons/circle-alert'
import Scissors from 'lucide-react/icons/scissors'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { spokenTime, useFormat } from '@conciergerie/kit/lib/format.ts'
import type { Tool, Turn } from './api.ts'
import { describeTool } from './tool-words.ts'

type Line = { atMs: number; turn: Turn } | { atMs: number; tool: Tool }

interface TranscriptProps {
  turns: readonly Turn[]
  tools: readonly Tool[]
  /** Leads to that moment of the recording; absent without one. */
  onSeek?: ((seconds: number) => void) | undefined
}

/** What was said, with what was done between, in the order in which it was spoken. */
export function Transcript({ turns, tools, onSeek }: TranscriptProps) {
  const { t } = useTranslation('calls')
  if (turns.length === 0) return <p className="text-dense text-ink-3">{t('nothingSaid')}</p>
  return (
    <ol aria-label={t('transcript')} className="grid gap-2">
      {interleave(turns, tools).map((line) =>
        'turn' in line ? (
          <TurnLine key={`turn-${line.turn.id}`} turn={line.turn} onSeek={onSeek} />
        ) : (
          <ToolLine key={`tool-${line.tool.id}`} tool={line.tool} />
        ),
      )}
    </ol>
  )
}

/** Turns keep their own order; a tool stands before the first turn that began after it, and after the words that asked for it. */
function interleave(turns: readonly Turn[], tools: readonly Tool[]): Line[] {
  const lines: Line[] = []
  let next = 0
  for (const turn of turns) {
    const isBefore = ({ atMs }: Tool) => (turn.speaker === 'caller' ? atMs < turn.atMs : atMs <= turn.atMs)
    for (let tool = tools[next]; tool && isBefore(tool); tool = tools[++next]) lines.push({ atMs: tool.atMs, tool })
    lines.push({ atMs: turn.atMs, turn })
  }
  return [...lines, ...tools.slice(next).map((tool) => ({ atMs: tool.atMs, tool }))]
}

const row = 'grid grid-cols-[40px_52px_minmax(0,1fr)] gap-x-2 max-tablet:grid-cols-[40px_minmax(0,1fr)]'

function TurnLine({ turn, onSeek }: { turn: Turn; onSeek?: ((seconds: number) => void) | undefined }) {
  const { t } = useTranslation('calls')
  const isOurs = turn.speaker === 'assistant'
  const unheard = turn.interrupted ? turn.text.slice(turn.heardText.length) : ''
  return (
    <li className={row}>
      <Moment atMs={turn.atMs} onSeek={onSeek} />
      <span className={clsx('text-small font-medium leading-6', isOurs ? 'text-accent-ink' : 'text-ink-2')}>
        {t(`speaker.${turn.speaker}`)}
      </span>
      <p className="[overflow-wrap:anywhere] max-tablet:col-start-2">
        {turn.interrupted ? turn.heardText : turn.text}
        {unheard !== '' && <s className="text-ink-3 decoration-line-strong">{unheard}</s>}
        {turn.partial && <span aria-hidden>…</span>}
        {turn.interrupted && (
          <Badge isBare tone="warn" icon={<Scissors aria-hidden size={12} />} className="ml-2">
            {t('interrupted')}
          </Badge>
        )}
      </p>
    </li>
  )
}

function Moment({ atMs, onSeek }: { atMs: number; onSeek?: ((seconds: number) => void) | undefined }) {
  const { t } = useTranslation('calls')
  const time = spokenTime(Math.floor(atMs / 1000))
  const look = 'text-left text-small leading-6 text-ink-3 tabular-nums'
  if (!onSeek) return <span className={look}>{time}</span>
  return (
    <button
      type="button"
      aria-label={t('listenFrom', { time })}
      className={clsx(look, 'underline-offset-3 hover:underline')}
      onClick={() => {
        onSeek(atMs / 1000)
      }}
    >
      {time}
    </button>
  )
}

function ToolLine({ tool }: { tool: Tool }) {
  const { t } = useTranslation('calls')
  const format = useFormat()
  const { done, about, isRefusal } = describeTool(t, tool, format)
  const Icon = isRefusal ? CircleAlert : CircleCheck
  return (
    <li className={row}>
      <span className="text-small leading-6 text-ink-3 tabular-nums">{spokenTime(Math.floor(tool.atMs / 1000))}</span>
      <span className="col-start-3 inline-flex max-w-full flex-wrap items-center gap-x-2 justify-self-start rounded-control border border-line-strong px-2 py-0.5 text-small max-tablet:col-start-2">
        <Icon aria-hidden size={13} className={isRefusal ? 'text-warn-ink' : 'text-ok-ink'} />
        <b className="font-semibold">{done}</b>
        {about !== '' && <span className="text-ink-2 [overflow-wrap:anywhere]">{about}</span>}
        {tool.tookMs !== null && <span className="text-ink-3">{format.numbers.milliseconds(tool.tookMs)}</span>}
      </span>
    </li>
  )
}
