import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import type { Message } from '@conciergerie/contract'
import { addressOf } from '@conciergerie/kit/lib/api-client.ts'
import { useInnerTab } from '../thread/row-tab.ts'

/** `1:05`; an empty text while it is not known. */
const asClock = (seconds: number) =>
  Number.isFinite(seconds) ? `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}` : ''

/** A voice note: play, pause, move within it. The file is fetched when it is first played. */
export function AudioPlayer({ media }: { media: Message['media'][number] }) {
  const { t } = useTranslation('conversations')
  const tabIndex = useInnerTab()
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(Number.NaN)

  const toggle = () => {
    const element = audio.current
    if (!element) return
    if (!element.paused) {
      element.pause()
      return
    }
    element.play().catch(() => {
      setHasFailed(true)
    })
  }
  const Icon = isPlaying ? Pause : Play
  return (
    <div role="group" aria-label={t('media.audio')} className="flex min-w-52 items-center gap-2.5">
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={isPlaying ? t('media.pause') : t('media.play')}
        onClick={toggle}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-full border border-line-strong bg-raised text-ink max-tablet:size-11"
      >
        <Icon aria-hidden size={14} />
      </button>
      <input
        type="range"
        tabIndex={tabIndex}
        aria-label={t('media.position')}
        aria-valuetext={asClock(at)}
        min={0}
        max={Number.isFinite(length) ? length : 0}
        step={0.1}
        value={at}
        disabled={!Number.isFinite(length)}
        onChange={({ target }) => {
          if (audio.current) audio.current.currentTime = Number(target.value)
        }}
        className="h-6 min-w-0 grow accent-accent"
      />
      <span className="min-w-8 text-small text-ink-2 tabular-nums">{asClock(isPlaying || at > 0 ? at : length)}</span>
      <audio
        ref={audio}
        preload="metadata"
        src={addressOf('GET /api/media/:id', { params: { id: media.id } })}
        onPlay={() => {
          setIsPlaying(true)
        }}
        onPause={() => {
          setIsPlaying(false)
        }}
        onTimeUpdate={({ currentTarget }) => {
          setAt(currentTarget.currentTime)
        }}
        onDurationChange={({ currentTarget }) => {
          setLength(currentTarget.duration)
        }}
      />
      {hasFailed && (
        <span role="alert" className="text-small text-danger-ink">
          {t('media.unplayable')}
        </span>
      )}
    </div>
  )
}
