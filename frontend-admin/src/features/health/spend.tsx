import { useTranslation } from 'react-i18next'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { Bar } from '../../components/ui/bar.tsx'
import type { Health } from './api.ts'
import { Block } from './block.tsx'

/** What the answers of the last thirty days cost, house by house. */
export function Spend({ health }: { health: Health }) {
  const { t } = useTranslation('health')
  const { numbers } = useFormat()
  const largest = Math.max(1, ...health.spendByHouse.map(({ costMicros }) => costMicros))
  return (
    <Block title={t('spend')}>
      {health.spendByHouse.length === 0 && <p className="py-3 text-dense text-ink-3">{t('noSpend')}</p>}
      <ul className="grid gap-x-10 gap-y-1 panel:grid-cols-2">
        {health.spendByHouse.map((house) => (
          <li
            key={house.conciergerieId}
            className="grid min-h-9 grid-cols-[160px_minmax(0,1fr)_auto] items-center gap-3 text-dense max-tablet:grid-cols-[minmax(0,1fr)_auto]"
          >
            <span className="truncate">{house.conciergerie}</span>
            <Bar parts={[house.costMicros]} of={largest} label={house.conciergerie} className="max-tablet:hidden" />
            <span className="text-right tabular-nums">
              {numbers.cost(house.costMicros)}{' '}
              <span className="text-ink-3">{t('answers', { count: house.answers })}</span>
            </span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
