import { useTranslation } from 'react-i18next'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { Alternative, ReservationSource } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { ApiError } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'

interface TakenBy {
  code: string
  source: ReservationSource
  at: string
}

interface Props {
  error: unknown
  /** Offered as buttons when given. */
  onChoose?: (alternative: Alternative) => void
  /** Does it all the same, where the reason is a rule of the house. */
  override?: { label: string; busy: boolean; run: () => void }
}

/** Why a place could not be had: the reason, who has it, what is free near it, and whether the house may decide otherwise. */
export function Refusal({ error, onChoose, override }: Props) {
  const { t } = useTranslation('reservations')
  const wordsOf = useErrorWords()
  const { dates } = useFormat()
  const { takenBy, alternatives, overridable } = readDetails(error)
  return (
    <div role="alert" className="grid gap-3">
      <p className="flex items-start gap-2">
        <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-warn-ink" />
        <span>{wordsOf(error)}</span>
      </p>
      {takenBy && (
        <p className="text-dense text-ink-2">
          {t(`takenBy.${takenBy.source}`, { code: takenBy.code, at: dates.clock(takenBy.at) })}
        </p>
      )}
      {alternatives.length > 0 && <Alternatives alternatives={alternatives} onChoose={onChoose} />}
      {overridable && override && (
        <div className="grid justify-items-start gap-2 border-t border-line pt-3">
          <p className="text-dense text-ink-2">{t('override.help')}</p>
          <Button busy={override.busy} onClick={override.run}>
            {override.label}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What is free near a wish: a list, or choices. */
export function Alternatives({
  alternatives,
  onChoose,
}: {
  alternatives: readonly Alternative[]
  onChoose?: ((alternative: Alternative) => void) | undefined
}) {
  const { t } = useTranslation('reservations')
  const { dates, numbers } = useFormat()
  return (
    <section>
      <h3 className="mb-1 text-small font-semibold text-ink-3">{t('alternatives')}</h3>
      <ul className="grid gap-1">
        {alternatives.map((one) => {
          const when =
            one.dateTo === null
              ? t('when.table', { day: dates.day(one.dateFrom), time: one.time })
              : t('when.stay', { from: dates.day(one.dateFrom), to: dates.day(one.dateTo) })
          const price = one.totalCents === null ? '' : `, ${numbers.price(one.totalCents)}`
          const words = `${one.name}, ${when}${price}`
          return (
            <li key={`${one.unitType}${one.dateFrom}${one.time ?? ''}`}>
              {onChoose ? (
                <button
                  type="button"
                  onClick={() => {
                    onChoose(one)
                  }}
                  className="w-full rounded-control border border-line-strong bg-raised px-3 py-1.5 text-left text-dense hover:bg-hover max-tablet:min-h-11"
                >
                  {words}
                </button>
              ) : (
                <span className="text-dense">{words}</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface Details {
  takenBy: TakenBy | null
  alternatives: readonly Alternative[]
  overridable: boolean
}

function readDetails(error: unknown): Details {
  const details = error instanceof ApiError ? error.details : {}
  // the server's own words for its refusals: see `not_available` in the contract
  return {
    takenBy: (details['takenBy'] as TakenBy | null | undefined) ?? null,
    alternatives: (details['alternatives'] as Alternative[] | undefined) ?? [],
    overridable: details['overridable'] === true,
  }
}
