import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Alternative } from '@conciergerie/contract'
import { FieldError } from '@conciergerie/kit/ui/field.tsx'
import { ApiError } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { RadioCard } from '../../../components/ui/checkbox.tsx'
import type { Availability } from '../api.ts'
import { PriceLines } from '../components/price-lines.tsx'
import { Alternatives } from '../components/refusal.tsx'
import type { Draft } from './draft.ts'

interface Props {
  query: UseQueryResult<Availability>
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  onTake: (alternative: Alternative) => void
}

/** What is free for the wish, with its price; or why nothing is, and what else there is. */
export function Offer({ query, draft, onChange, onTake }: Props) {
  const { t } = useTranslation('reservations')
  const wordsOf = useErrorWords()
  const { data, error } = query
  // what is wrong with a field is said under it once the form is sent; until then here
  if (error) return <FieldError>{firstField(error) ?? wordsOf(error)}</FieldError>
  if (!data) return null
  return (
    <section aria-live="polite" aria-busy={query.isFetching} className="grid gap-3">
      <h3 className="text-small font-semibold text-ink-3">{t('form.offer')}</h3>
      {data.status !== 'available' && <p className="text-dense">{data.message}</p>}
      {data.options.length > 0 && (
        <div role="radiogroup" aria-label={t('form.offer')} className="grid gap-2">
          {data.options.map((option) => (
            <Option key={`${option.unitType}${option.time ?? ''}`} option={option} draft={draft} onChange={onChange} />
          ))}
        </div>
      )}
      {data.alternatives.length > 0 && <Alternatives alternatives={data.alternatives} onChoose={onTake} />}
    </section>
  )
}

interface OptionProps {
  option: Availability['options'][number]
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

function Option({ option, draft, onChange }: OptionProps) {
  const { t } = useTranslation('reservations')
  const { numbers } = useFormat()
  const isChosen = draft.unitType === option.unitType
  const left = t('day.left', { count: option.unitsLeft })
  return (
    <div>
      <RadioCard
        name="offer"
        checked={isChosen}
        help={option.totalCents === null ? left : `${numbers.price(option.totalCents, option.currency)} · ${left}`}
        onChange={() => {
          onChange({ unitType: option.unitType, unitId: null })
        }}
      >
        {option.name}
      </RadioCard>
      {isChosen && option.priceLines.length > 0 && (
        <div className="px-3 pt-2">
          <PriceLines lines={option.priceLines} totalCents={option.totalCents} currency={option.currency} />
        </div>
      )}
    </div>
  )
}

const firstField = (error: unknown) => (error instanceof ApiError ? Object.values(error.fields)[0] : undefined)
