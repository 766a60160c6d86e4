import { useTranslation } from 'react-i18next'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import type { UnitType } from '../api.ts'
import { addDays } from '../days.ts'
import type { Draft } from './draft.ts'

export interface DraftProps {
  draft: Draft
  /** Field of the API → what is wrong with it. */
  errors: Readonly<Record<string, string>>
  onChange: (part: Partial<Draft>) => void
}

/** Nights or a seating, and for how many. */
export function WishFields({ draft, types, errors, onChange }: DraftProps & { types: readonly UnitType[] }) {
  const { t } = useTranslation('reservations')
  const kinds = new Set(types.map(({ kind }) => kind))
  return (
    <fieldset className="grid gap-4">
      <legend className="sr-only">{t('form.wish')}</legend>
      {kinds.size > 1 && (
        <span>
          <SegmentedControl
            label={t('kind.label')}
            value={draft.kind}
            segments={[
              { value: 'stay', label: t('form.stay') },
              { value: 'table', label: t('form.table') },
            ]}
            onChange={(kind) => {
              onChange({ kind, unitType: '', unitId: null })
            }}
          />
        </span>
      )}
      <div className="grid grid-cols-2 gap-3">
        {draft.kind === 'stay' ? (
          <StayDates draft={draft} errors={errors} onChange={onChange} />
        ) : (
          <Seating draft={draft} errors={errors} onChange={onChange} />
        )}
        <Field label={t('form.party')} error={errors['partySize']}>
          <TextInput
            type="number"
            inputMode="numeric"
            min={1}
            max={500}
            value={draft.party === 0 ? '' : draft.party}
            onChange={(event) => {
              onChange({ party: Number(event.target.value) })
            }}
          />
        </Field>
      </div>
    </fieldset>
  )
}

function StayDates({ draft, errors, onChange }: DraftProps) {
  const { t } = useTranslation('reservations')
  return (
    <>
      <Field label={t('form.arrival')} error={errors['dateFrom']}>
        <TextInput
          type="date"
          value={draft.from}
          data-autofocus
          onChange={(event) => {
            const from = event.target.value
            onChange({ from, ...(from !== '' && draft.to <= from ? { to: addDays(from, 1) } : {}) })
          }}
        />
      </Field>
      <Field label={t('form.departure')} error={errors['dateTo']}>
        <TextInput
          type="date"
          value={draft.to}
          min={draft.from === '' ? undefined : addDays(draft.from, 1)}
          onChange={(event) => {
            onChange({ to: event.target.value })
          }}
        />
      </Field>
    </>
  )
}

function Seating({ draft, errors, onChange }: DraftProps) {
  const { t } = useTranslation('reservations')
  return (
    <>
      <Field label={t('form.date')} error={errors['date']}>
        <TextInput
          type="date"
          value={draft.from}
          data-autofocus
          onChange={(event) => {
            onChange({ from: event.target.value })
          }}
        />
      </Field>
      <Field label={t('form.time')} error={errors['time']}>
        <TextInput
          type="time"
          step={900}
          value={draft.time}
          onChange={(event) => {
            onChange({ time: event.target.value })
          }}
        />
      </Field>
    </>
  )
}
