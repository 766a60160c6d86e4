import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import Wrench from 'lucide-react/icons/wrench'
import type { Status } from '../api.ts'
import { lookOf } from '../status.ts'

const shown: readonly Status[] = ['confirmed', 'checked_in', 'held', 'requested']

/** What the bars of the planning say; each also says it in words. */
export function Legend() {
  const { t } = useTranslation('reservations')
  return (
    <ul
      aria-label={t('legend')}
      className="ml-auto flex items-center gap-x-3 text-small text-ink-2 max-[1400px]:hidden"
    >
      {shown.map((status) => {
        const { icon: Icon, bar } = lookOf(status, 'stay')
        return (
          <li key={status} className="flex items-center gap-1">
            <span className={clsx('inline-flex size-5 items-center justify-center rounded-bar border', bar)}>
              <Icon aria-hidden size={12} />
            </span>
            {t(`status.stay.${status}`)}
          </li>
        )
      })}
      <li className="flex items-center gap-1">
        <span className="hatched inline-flex size-5 items-center justify-center rounded-bar border border-line-strong text-idle-ink">
          <Wrench aria-hidden size={12} />
        </span>
        {t('block.legend')}
      </li>
    </ul>
  )
}
