import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { useLiveState } from '../lib/live.ts'

const dots = { live: 'bg-ok-ink breathing', connecting: 'bg-control', lost: 'bg-warn-mark' }

/** Whether what one sees is live: a dot and its word. */
export function ConnectionDot() {
  const { t } = useTranslation()
  const state = useLiveState()
  return (
    <span className="flex items-center gap-1.5 text-micro text-ink-3">
      <span aria-hidden className={clsx('size-1.5 shrink-0 rounded-full', dots[state])} />
      {t(`live.${state}`)}
    </span>
  )
}
