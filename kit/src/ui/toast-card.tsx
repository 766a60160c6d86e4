import clsx from 'clsx'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import X from 'lucide-react/icons/x'
import type { Toast } from '../lib/toasts.ts'

const lifeMs = 6000

interface CardProps {
  toast: Toast
  onClose: (id: number) => void
}

/** Inverse of the paper. Errors stay; the rest leaves after six seconds, later while it is pointed at or focused. */
export function ToastCard({ toast, onClose }: CardProps) {
  const { t } = useTranslation()
  const [isHeld, setIsHeld] = useState(false)
  const isError = toast.tone === 'error'
  const { id, action, message } = toast

  useEffect(() => {
    if (isError || isHeld) return
    const timer = setTimeout(() => {
      onClose(id)
    }, lifeMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isError, isHeld, id, onClose])

  const hold = () => {
    setIsHeld(true)
  }
  const release = () => {
    setIsHeld(false)
  }
  const Icon = isError ? CircleAlert : CircleCheck
  return (
    <div
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
      className={clsx(
        'motion-rise pointer-events-auto relative flex min-h-11 max-w-130 items-center gap-3 overflow-hidden rounded-card bg-ink py-2 pr-2 pl-4 text-dense text-surface shadow-pop',
        isError && 'border-l-4 border-danger',
      )}
    >
      <Icon aria-hidden size={16} className="shrink-0" />
      <span className="grow">{message}</span>
      {action && (
        <button
          type="button"
          className="shrink-0 rounded-chip px-2 py-1 font-semibold underline underline-offset-3 outline-surface max-tablet:min-h-11"
          onClick={() => {
            onClose(id)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      {isError && (
        <button
          type="button"
          aria-label={t('action.close')}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-chip outline-surface"
          onClick={() => {
            onClose(id)
          }}
        >
          <X aria-hidden size={14} />
        </button>
      )}
      {!isError && <TimeLine key={String(isHeld)} isHeld={isHeld} />}
    </div>
  )
}

function TimeLine({ isHeld }: { isHeld: boolean }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'absolute inset-x-1 bottom-0 h-0.5 origin-left bg-current opacity-45',
        !isHeld && 'motion-safe:animate-[run-out_6s_linear_forwards]',
      )}
    />
  )
}
