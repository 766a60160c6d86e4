import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import type { Status } from '../api.ts'
import { lookOf } from '../status.ts'

const shown: readonly Status[] = ['confirmed', 'checked_in', 'held', 'requested']

/** What the bars of the planning say; each also says it in words. */
export function Legend() {
  const { t } = useTranslation('reservations')
  return (
    <ul
      aria-label={t('legend')}
      className="ml-auto flex flex-wrap items-center gap-x-4 text-dense text-ink-2 max-[1280px]:hidden"
    >
      {shown.map((status) => {
        const { icon: Icon, bar } = lookOf(status, 'stay')
        return (
          <li key={status} className="flex items-center gap-1.5">
            <span className={clsx('inline-flex size-5 items-center justify-center rounded-bar border', bar)}>
              <Icon aria-hidden size={12} />
            </span>
            {t(`status.stay.${status}`)}
          </li>
        )
      })}
    </ul>
  )
}
