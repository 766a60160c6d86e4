import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import X from 'lucide-react/icons/x'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { lineQuery } from './api.ts'
import type { Line } from './api.ts'
import { Configuration } from './configuration.tsx'
import { DayStrip } from './day-strip.tsx'
import { LogTail } from './log-tail.tsx'
import { Standing } from './standing.tsx'
import { WaitsChart } from './waits-chart.tsx'
import { triesOf, waitsOf } from './waits.ts'

/** One line beside the list: how it fares, how its day went, what it says, how it is set up. */
export function LinePanel({ line, onClose }: { line: Line; onClose: () => void }) {
  const { t } = useTranslation('lines')
  const { phone } = useFormat()
  const query = useQuery(lineQuery(line.id))
  const history = query.data?.history ?? []
  const waits = waitsOf(history)
  return (
    <aside
      aria-label={line.conciergerie.name}
      className="flex w-95 shrink-0 flex-col border-l border-line-strong bg-surface max-panel:fixed max-panel:inset-0 max-panel:z-10 max-panel:w-full"
    >
      <header className="flex items-start gap-2 border-b border-line px-5 py-3">
        <div className="min-w-0 grow">
          <h2 className="truncate font-serif text-person font-medium">{line.conciergerie.name}</h2>
          <p className="text-small text-ink-3 tabular-nums">
            {[
              phone(line.number),
              t(`mode.${line.mode}`),
              ...(line.ports.sip === null ? [] : [t('port', { port: line.ports.sip })]),
            ].join(', ')}
          </p>
        </div>
        <IconButton label={t('close')} icon={<X aria-hidden size={16} />} onClick={onClose} />
      </header>
      <div className="min-h-0 grow overflow-y-auto px-5 pb-6">
        <Standing line={line} tries={triesOf(history)} lastWait={waits.at(-1)?.seconds ?? null} />
        {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && (
          <>
            {waits.length > 0 && <WaitsChart waits={waits} />}
            <DayStrip history={history} />
            <LogTail log={query.data.log} />
          </>
        )}
        <Configuration line={line} onGone={onClose} />
      </div>
    </aside>
  )
}
