import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Elapsed } from '@conciergerie/kit/ui/time.tsx'
import { Bar } from '../../components/ui/bar.tsx'
import type { Line } from './api.ts'
import { Countdown, useSecondsUntil } from './countdown.tsx'
import { StateBadge, reasonTone } from './looks.tsx'
import { useCommand } from './use-command.ts'
import { WhenMenu } from './when-menu.tsx'

interface Props {
  line: Line
  tries: number
  /** Seconds that the try under way is waited for. */
  lastWait: number | null
}

/** How a line fares now, and the one thing to do about it. */
export function Standing({ line, tries, lastWait }: Props) {
  const { t } = useTranslation('lines')
  const { state, lastError, nextRetryAt, upSince, callsInProgress } = line
  return (
    <section aria-label={t('state')} className="border-b border-line py-4">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <span className="flex flex-wrap items-center gap-2">
          <StateBadge state={state} />
          {line.draining && <span className="text-small text-ink-3">{t('draining')}</span>}
        </span>
        <MainAction line={line} />
      </div>
      {nextRetryAt !== null && <NextTry at={nextRetryAt} tries={tries} lastWait={lastWait} />}
      {lastError !== null && (
        <p className={clsx('mt-2 text-dense', state === 'backoff' ? 'text-ink-2' : reasonTone[state])}>{lastError}</p>
      )}
      {upSince !== null && (
        <p className="mt-2 text-dense text-ink-2">
          {t('upFor')} <Elapsed since={upSince} />
          {callsInProgress > 0 && <> · {t('callsInProgress', { count: callsInProgress })}</>}
        </p>
      )}
    </section>
  )
}

function NextTry({ at, tries, lastWait }: { at: string; tries: number; lastWait: number | null }) {
  const { t } = useTranslation('lines')
  const left = useSecondsUntil(at) ?? 0
  const wait = Math.max(lastWait ?? 0, left, 1)
  return (
    <>
      <p className="mt-3 flex flex-wrap items-baseline gap-x-2">
        <span className="text-figure font-medium tabular-nums">
          <Countdown at={at} />
        </span>
        <span className="text-dense text-ink-3">
          {t('beforeTry', { count: tries + 1, ordinal: true })}, {t('cap', { time: t('seconds', { value: 60 }) })}
        </span>
      </p>
      <Bar parts={[wait - left]} of={wait} tone="warn" label={t('nextTry')} className="mt-2 h-1" />
    </>
  )
}

function MainAction({ line }: { line: Line }) {
  const { t } = useTranslation('lines')
  const { give, isBusy } = useCommand(line)
  if (line.state === 'backoff' || line.state === 'stopped' || line.state === 'failed')
    return (
      <span className="flex gap-2">
        {line.state === 'backoff' && <StopButton line={line} />}
        <Button
          variant="filled"
          busy={isBusy}
          onClick={() => {
            give({ do: 'start' })
          }}
        >
          {t(line.state === 'backoff' ? 'tryNow' : 'start')}
        </Button>
      </span>
    )
  return (
    <span className="flex gap-2">
      <WhenMenu
        calls={line.callsInProgress}
        onChoose={(when) => {
          give({ do: 'restart', when })
        }}
        trigger={(props) => (
          <Button {...props} busy={isBusy}>
            {t('restart')}
          </Button>
        )}
      />
      <StopButton line={line} />
    </span>
  )
}

function StopButton({ line }: { line: Line }) {
  const { t } = useTranslation('lines')
  const { give, isBusy } = useCommand(line)
  return (
    <WhenMenu
      calls={line.callsInProgress}
      onChoose={(when) => {
        give({ do: 'stop', when })
      }}
      trigger={(props) => (
        <Button {...props} busy={isBusy}>
          {t('stop')}
        </Button>
      )}
    />
  )
}
