import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import type { Message } from '@conciergerie/contract'
import { Clock } from '@conciergerie/kit/ui/time.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { describeTool } from '../thread/tool-words.ts'

type Event = NonNullable<Message['event']>

/** What the AI did before it answered, on its side of the thread. */
export function ToolLine({ event, at }: { event: Event; at: string }) {
  const { t } = useTranslation('conversations')
  const { done, about, result } = describeTool(t, event, useFormat())
  const isRefused = event.name === 'tool_refused'
  const Icon = isRefused ? CircleAlert : CircleCheck
  return (
    <div className="flex justify-end">
      <p className="flex max-w-110 items-center gap-2 rounded-full border border-line px-3 py-1 text-small text-ink-2">
        <Icon aria-hidden size={14} className={isRefused ? 'shrink-0 text-warn-ink' : 'shrink-0 text-ok-ink'} />
        <span>
          {[done, about].filter(Boolean).join(' · ')}
          {result !== '' && (
            <>
              {' · '}
              <strong className="font-medium text-ink">{result}</strong>
            </>
          )}
          {' · '}
          <Clock at={at} />
        </span>
      </p>
    </div>
  )
}
