import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { ApiError, call, isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { previewChange, useChange } from '../api.ts'
import type { Change, Reservation } from '../api.ts'
import { Refusal } from '../components/refusal.tsx'

interface Values {
  from: string
  to: string
  time: string
  party: number
  unitId: number | null
}

/** Moves and extends by hand: what a drag on the planning does, and what it costs before it is done. */
export function ChangeForm({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation('reservations')
  const { numbers } = useFormat()
  const toast = useToast()
  const save = useChange()
  const start = valuesOf(reservation)
  const [values, setValues] = useState(start)
  // a rule of the house that was read, and is not to hold this change up
  const [isOverridden, setOverridden] = useState(false)
  const wanted = changeOf(reservation, start, values)
  const body = wanted && isOverridden ? { ...wanted, override: true } : wanted
  const preview = useQuery({
    // not among the reservations, which are read again at each change: a change of this one makes another question
    queryKey: ['change-preview', reservation.id, JSON.stringify(body)] as const,
    queryFn: () => previewChange(reservation.id, body ?? {}),
    enabled: body !== null,
    retry: false,
  })
  const change = (part: Partial<Values>) => {
    setValues((now) => ({ ...now, ...part }))
    setOverridden(false)
    save.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (body === null) return
    save.mutate(
      { id: reservation.id, change: body },
      {
        onSuccess: () => {
          toast.done(t('change.done', { name: reservation.guestName }))
        },
      },
    )
  }
  const error = save.error ?? (body === null ? null : preview.error)
  const difference = preview.data?.differenceCents ?? 0
  return (
    <form onSubmit={submit} className="grid gap-3 border-t border-line pt-4">
      <h3 className="text-small font-semibold text-ink-3">{t('change.title')}</h3>
      <Fields reservation={reservation} values={values} error={error} onChange={change} />
      {body !== null && error === null && difference !== 0 && (
        <p role="status" className="text-dense font-medium">
          {t(difference > 0 ? 'change.more' : 'change.less', { amount: numbers.price(Math.abs(difference)) })}
        </p>
      )}
      {error !== null && (
        <Failure
          error={error}
          onOverride={() => {
            setOverridden(true)
            save.reset()
          }}
        />
      )}
      {body !== null && (
        <span className="flex justify-end gap-2">
          <Button
            onClick={() => {
              setValues(start)
              save.reset()
            }}
          >
            {t('change.leave')}
          </Button>
          <Button type="submit" variant="accent" busy={save.isPending}>
            {t('change.save')}
          </Button>
        </span>
      )}
    </form>
  )
}

interface FieldsProps {
  reservation: Reservation
  values: Values
  error: unknown
  onChange: (part: Partial<Values>) => void
}

function Fields({ reservation, values, error, onChange }: FieldsProps) {
  const { t } = useTranslation('reservations')
  const errors = error instanceof ApiError ? error.fields : {}
  const isStay = reservation.kind === 'stay'
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t(isStay ? 'form.arrival' : 'form.date')} error={errors['dateFrom'] ?? errors['date']}>
        <TextInput
          type="date"
          value={values.from}
          onChange={(event) => {
            onChange({ from: event.target.value })
          }}
        />
      </Field>
      {isStay ? (
        <Field label={t('form.departure')} error={errors['dateTo']}>
          <TextInput
            type="date"
            value={values.to}
            onChange={(event) => {
              onChange({ to: event.target.value })
            }}
          />
        </Field>
      ) : (
        <Field label={t('form.time')} error={errors['time']}>
          <TextInput
            type="time"
            step={900}
            value={values.time}
            onChange={(event) => {
              onChange({ time: event.target.value })
            }}
          />
        </Field>
      )}
      <Field label={t('form.party')} error={errors['partySize']}>
        <TextInput
          type="number"
          min={1}
          max={500}
          value={values.party === 0 ? '' : values.party}
          onChange={(event) => {
            onChange({ party: Number(event.target.value) })
          }}
        />
      </Field>
      <UnitField reservation={reservation} unitId={values.unitId} onChange={onChange} />
    </div>
  )
}

function UnitField({
  reservation,
  unitId,
  onChange,
}: {
  reservation: Reservation
  unitId: number | null
  onChange: (part: Partial<Values>) => void
}) {
  const { t } = useTranslation('reservations')
  const { kind, unitType } = reservation
  const { data: units = [] } = useQuery({
    queryKey: ['inventory', 'units', kind] as const,
    queryFn: async ({ signal }) => (await call('GET /api/units', { query: { kind }, signal })).items,
  })
  // rooms of one type are sold alike; tables of every area may take a party
  const fitting = units.filter(({ unitTypeId }) => kind === 'table' || unitTypeId === unitType.id)
  return (
    <Field label={t(`fact.place.${kind}`)}>
      <Select
        value={unitId ?? ''}
        onChange={(event) => {
          onChange({ unitId: event.target.value === '' ? null : Number(event.target.value) })
        }}
      >
        {unitId === null && <option value="">{t('fact.noUnit')}</option>}
        {fitting.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </Select>
    </Field>
  )
}

function Failure({ error, onOverride }: { error: unknown; onOverride: () => void }) {
  const { t } = useTranslation('reservations')
  const wordsOf = useErrorWords()
  const override = { label: t('override.change'), busy: false, run: onOverride }
  if (isCode(error, 'not_available')) return <Refusal error={error} override={override} />
  if (error instanceof ApiError && Object.keys(error.fields).length > 0) return null
  return <FieldError>{wordsOf(error)}</FieldError>
}

function valuesOf({ kind, startsAt, endsAt, partySize, units }: Reservation): Values {
  return {
    from: startsAt.slice(0, 10),
    to: kind === 'stay' ? endsAt : '',
    time: startsAt.slice(11),
    party: partySize,
    unitId: units[0]?.id ?? null,
  }
}

/** Only what was changed, or null when nothing was or a field is empty. */
function changeOf({ kind, revision }: Reservation, start: Values, now: Values): Change | null {
  const isWhole = now.from !== '' && now.party > 0 && (kind === 'stay' ? now.to !== '' : now.time !== '')
  if (!isWhole || JSON.stringify(start) === JSON.stringify(now)) return null
  const wish = kind === 'stay' ? { dateFrom: now.from, dateTo: now.to } : { date: now.from, time: now.time }
  return {
    revision,
    ...wish,
    ...(now.party === start.party ? {} : { partySize: now.party }),
    ...(now.unitId === start.unitId || now.unitId === null ? {} : { unitId: now.unitId }),
  }
}
