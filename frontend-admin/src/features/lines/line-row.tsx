import clsx from 'clsx'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import CircleStop from 'lucide-react/icons/circle-stop'
import Play from 'lucide-react/icons/play'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { Td, Tr } from '@conciergerie/kit/ui/table.tsx'
import { Elapsed } from '@conciergerie/kit/ui/time.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { Line } from './api.ts'
import { Countdown } from './countdown.tsx'
import { StateBadge, reasonTone } from './looks.tsx'
import { useCommand } from './use-command.ts'
import { WhenMenu } from './when-menu.tsx'

interface Props {
  line: Line
  isSelected: boolean
  to: string
  onOpen: () => void
}

/** Columns that a phone has no room for: the panel says it all. */
export const wide = 'max-tablet:hidden'

export function LineRow({ line, isSelected, to, onOpen }: Props) {
  const { t } = useTranslation('lines')
  const { numbers, phone } = useFormat()
  const { state, nextRetryAt, lastError, upSince, callsInProgress } = line
  // the whole row opens the line under the pointer; its link does for everybody else
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a, button, [popover]') === null) onOpen()
  }
  return (
    <Tr isSelected={isSelected} onClick={onClick} className="h-14 cursor-pointer">
      <Td className="max-tablet:pl-4">
        <Link
          to={to}
          aria-current={isSelected ? 'true' : undefined}
          className="block max-w-60 truncate font-medium max-tablet:max-w-32"
        >
          {line.conciergerie.name}
        </Link>
        <span className="text-small text-ink-3 tabular-nums">{phone(line.number)}</span>
      </Td>
      <Td>
        <span className="flex flex-wrap items-center gap-x-2">
          <StateBadge state={state} />
          {line.draining && <span className="text-small text-ink-3">{t('draining')}</span>}
          {nextRetryAt !== null && (
            <span className="text-small text-warn-ink tabular-nums">
              {t('in')} <Countdown at={nextRetryAt} />
            </span>
          )}
        </span>
        {lastError !== null && (
          <span className={clsx('mt-0.5 block max-w-80 truncate text-small max-tablet:max-w-32', reasonTone[state])}>
            {lastError}
          </span>
        )}
      </Td>
      <Td className={wide}>{t(`mode.${line.mode}`)}</Td>
      <Td isFigure className={clsx('max-tablet:pr-4', callsInProgress > 0 ? 'font-semibold' : 'text-ink-3')}>
        {numbers.count(callsInProgress)}
      </Td>
      <Td isFigure className={clsx('whitespace-nowrap text-ink-2', wide)}>
        {upSince === null ? '—' : <Elapsed since={upSince} />}
      </Td>
      <Td isFigure className={wide}>
        {numbers.count(line.restarts)}
      </Td>
      <Td className={clsx('whitespace-nowrap text-right', wide)}>
        <Actions line={line} />
      </Td>
    </Tr>
  )
}

function Actions({ line }: { line: Line }) {
  const { t } = useTranslation('lines')
  const { phone } = useFormat()
  const { give, isBusy } = useCommand(line)
  const name = `${line.conciergerie.name}, ${phone(line.number)}`
  const isOff = line.state === 'stopped' || line.state === 'failed'
  return (
    <span className="inline-flex gap-0.5">
      {isOff ? (
        <IconButton
          label={t('startLine', { name })}
          aria-disabled={isBusy || undefined}
          icon={<Play aria-hidden size={16} strokeWidth={1.75} />}
          onClick={() => {
            give({ do: 'start' })
          }}
        />
      ) : (
        <WhenMenu
          calls={line.callsInProgress}
          onChoose={(when) => {
            give({ do: 'stop', when })
          }}
          trigger={(props) => (
            <IconButton
              {...props}
              label={t('stopLine', { name })}
              aria-disabled={isBusy || undefined}
              icon={<CircleStop aria-hidden size={16} strokeWidth={1.75} />}
            />
          )}
        />
      )}
      <WhenMenu
        calls={line.callsInProgress}
        onChoose={(when) => {
          give({ do: 'restart', when })
        }}
        trigger={(props) => (
          <IconButton
            {...props}
            label={t('restartLine', { name })}
            aria-disabled={isBusy || undefined}
            icon={<RotateCw aria-hidden size={16} strokeWidth={1.75} />}
          />
        )}
      />
    </span>
  )
}
