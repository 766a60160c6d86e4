import { useEffect, useRef, useState } from 'react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import type { LineLogEntry } from './api.ts'
import { Part } from './part.tsx'

const tones = { info: 'text-ink-2', warn: 'text-warn-ink', error: 'font-semibold text-danger-ink' }

/** The end of a line's log: follows what comes unless it is paused, and can be taken along. */
export function LogTail({ log }: { log: readonly LineLogEntry[] }) {
  const { t } = useTranslation('lines')
  const { dates } = useFormat()
  const [paused, setPaused] = useState<readonly LineLogEntry[]>()
  const [copied, setCopied] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const entries = paused ?? log
  const last = entries.at(-1)
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }, [entries.length, last?.at])
  const copy = async () => {
    await navigator.clipboard.writeText(entries.map(({ at, level, text }) => `${at} ${level} ${text}`).join('\n'))
    setCopied(true)
  }
  return (
    <Part
      title={t('log')}
      action={
        <>
          <IconButton
            label={t(paused ? 'resumeLog' : 'pauseLog')}
            aria-pressed={paused !== undefined}
            icon={paused ? <Play aria-hidden size={16} /> : <Pause aria-hidden size={16} />}
            onClick={() => {
              setPaused(paused ? undefined : log)
            }}
          />
          <IconButton
            label={t(copied ? 'logCopied' : 'copyLog')}
            icon={copied ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
            // without the clipboard, the text can still be selected
            onClick={() => void copy().catch(() => undefined)}
          />
        </>
      }
    >
      <div
        ref={box}
        role="log"
        aria-label={t('log')}
        aria-live="off"
        tabIndex={0}
        className="max-h-60 overflow-y-auto rounded-control bg-sunken p-3 font-mono text-small leading-5"
      >
        {entries.length === 0 && <p className="font-sans text-ink-3">{t('noLog')}</p>}
        {entries.map(({ at, level, text }, index) => (
          <p key={`${at} ${String(index)}`} className={clsx('flex gap-3', tones[level])}>
            <time dateTime={at} className="shrink-0 font-normal text-ink-3">
              {dates.clock(at)}:{at.slice(17, 19)}
            </time>
            <span className="min-w-0">{text}</span>
          </p>
        ))}
      </div>
    </Part>
  )
}
