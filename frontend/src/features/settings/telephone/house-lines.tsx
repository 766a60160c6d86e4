import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CopyField } from '@conciergerie/kit/ui/copy-field.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { Loaded, Row, Setting } from '../section.tsx'
import { linesQuery } from './api.ts'
import type { Line } from './api.ts'
import { LineState } from './line-state.tsx'

/** Which numbers answer, how they fare, and what to paste where their calls come from. */
export function HouseLines() {
  const { t } = useTranslation('telephone')
  const query = useQuery(linesQuery)
  return (
    <Row>
      <Setting label={t('lines')} help={t('linesHelp')}>
        <Loaded query={query}>
          {(lines) =>
            lines.length === 0 ? (
              <p className="text-dense text-ink-2">{t('noLine')}</p>
            ) : (
              <ul className="grid gap-4">
                {lines.map((line) => (
                  <LineItem key={line.id} line={line} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Setting>
    </Row>
  )
}

function LineItem({ line }: { line: Line }) {
  const { t } = useTranslation('telephone')
  const { phone } = useFormat()
  return (
    <li className="grid gap-1.5">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium tabular-nums">{phone(line.number)}</span>
        <LineState state={line.state} />
        <span className="text-small text-ink-3">
          {t(`mode.${line.mode}`)}
          {line.callsInProgress > 0 && <> · {t('callsInProgress', { count: line.callsInProgress })}</>}
        </span>
      </span>
      {line.lastError !== null && line.state !== 'running' && <p className="text-small text-ink-2">{line.lastError}</p>}
      {line.webhookUrl !== null && (
        <>
          <p className="text-small text-ink-3">{t(`webhookHelp.${line.mode as 'twilio_stream' | 'openai_sip'}`)}</p>
          <CopyField value={line.webhookUrl} label={t('webhook', { number: phone(line.number) })} />
        </>
      )}
    </li>
  )
}
