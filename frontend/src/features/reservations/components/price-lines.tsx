import { useTranslation } from 'react-i18next'
import type { PriceLine } from '@conciergerie/contract'
import { useFormat } from '@conciergerie/kit/lib/format.ts'

interface Props {
  lines: readonly PriceLine[]
  totalCents: number | null
  currency: string
}

/** What a stay costs, line by line; the taxe de séjour after the total, since it is beside it. */
export function PriceLines({ lines, totalCents, currency }: Props) {
  const { t } = useTranslation('reservations')
  const { numbers } = useFormat()
  const tax = lines.filter(({ code }) => code === 'city_tax')
  return (
    <dl className="grid gap-1 text-dense">
      {lines
        .filter(({ code }) => code !== 'city_tax')
        .map((line) => (
          <Line key={`${line.code}${line.date ?? ''}`} line={line} currency={currency} />
        ))}
      {totalCents !== null && (
        <div className="flex justify-between border-t border-line pt-1 font-medium">
          <dt>{t('price.total')}</dt>
          <dd className="tabular-nums">{numbers.price(totalCents, currency)}</dd>
        </div>
      )}
      {tax.map((line) => (
        <Line key={line.code} line={line} currency={currency} />
      ))}
    </dl>
  )
}

function Line({ line, currency }: { line: PriceLine; currency: string }) {
  const { t } = useTranslation('reservations')
  const { numbers } = useFormat()
  return (
    <div className="flex justify-between text-ink-2">
      <dt>{t(`price.${line.code}`, { count: line.quantity, unit: numbers.price(line.unitCents, currency) })}</dt>
      <dd className="tabular-nums">{numbers.price(line.totalCents, currency)}</dd>
    </div>
  )
}
