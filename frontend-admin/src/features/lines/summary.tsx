import { useTranslation } from 'react-i18next'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleX from 'lucide-react/icons/circle-x'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import type { Line } from './api.ts'
import { tally } from './sorting.ts'

/** How the lines do, all together. */
export function Summary({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('lines')
  const { running, toWatch, failed, calls } = tally(lines)
  return (
    <>
      <Badge tone="ok" icon={<CircleCheck aria-hidden size={12} strokeWidth={2} />}>
        {t('running', { count: running })}
      </Badge>
      {toWatch > 0 && (
        <Badge tone="warn" icon={<TriangleAlert aria-hidden size={12} strokeWidth={2} />}>
          {t('toWatch', { count: toWatch })}
        </Badge>
      )}
      {failed > 0 && (
        <Badge tone="danger" icon={<CircleX aria-hidden size={12} strokeWidth={2} />}>
          {t('failed', { count: failed })}
        </Badge>
      )}
      <span className="ml-auto text-dense text-ink-2 tabular-nums">{t('callsInProgress', { count: calls })}</span>
    </>
  )
}
