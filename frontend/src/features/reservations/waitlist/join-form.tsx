import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { ApiError, call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useReservationWrite } from '../api.ts'
import { addDays } from '../days.ts'
import { useToday } from '../use-place.ts'
import type { Kind } from '../use-place.ts'

const blank = { kind: 'stay' as Kind, name: '', phone: '', from: '', to: '', time: '', party: 2 }
type Values = typeof blank

/** Notes somebody by hand. */
export function JoinForm() {
  const { t } = useTranslation('reservations')
  const wordsOf = useErrorWords()
  const toast = useToast()
  const today = useToday()
  const [values, setValues] = useState<Values>({ ...blank, from: today, to: addDays(today, 1) })
  const join = useReservationWrite((body: ReturnType<typeof bodyOf>) => call('POST /api/waitlist', { body }))
  const fields = join.error instanceof ApiError ? join.error.fields : {}
  const set = (name: keyof Values, isNumber = false) => ({
    value: values[name] === 0 ? '' : values[name],
    onChange: (event: { target: { value: string } }) => {
      setValues((now) => ({ ...now, [name]: isNumber ? Number(event.target.value) : event.target.value }))
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    join.mutate(bodyOf(values), {
      onSuccess: ({ entry }) => {
        toast.done(t('waitlist.joined', { name: entry.client.name }))
        setValues((now) => ({ ...now, name: '', phone: '' }))
      },
    })
  }
  return (
    <form onSubmit={submit} className="grid grid-cols-2 gap-3 border-t border-line pt-4">
      <h3 className="col-span-2 text-small font-semibold text-ink-3">{t('waitlist.add')}</h3>
      <Field label={t('kind.label')}>
        <Select {...set('kind')}>
          <option value="stay">{t('form.stay')}</option>
          <option value="table">{t('form.table')}</option>
        </Select>
      </Field>
      <Field label={t('form.party')} error={fields['partySize']}>
        <TextInput type="number" min={1} max={500} {...set('party', true)} />
      </Field>
      <Field label={t(values.kind === 'stay' ? 'form.arrival' : 'form.date')} error={fields['dateFrom']}>
        <TextInput type="date" {...set('from')} />
      </Field>
      {values.kind === 'stay' ? (
        <Field label={t('form.departure')} error={fields['dateTo']}>
          <TextInput type="date" {...set('to')} />
        </Field>
      ) : (
        <Field label={t('form.time')} error={fields['timeFrom']}>
          <TextInput type="time" step={900} {...set('time')} />
        </Field>
      )}
      <Field label={t('form.name')} error={fields['name']} required>
        <TextInput maxLength={120} autoComplete="off" {...set('name')} />
      </Field>
      <Field label={t('form.phone')} error={fields['phone']}>
        <TextInput type="tel" maxLength={40} autoComplete="off" {...set('phone')} />
      </Field>
      {join.error && Object.keys(fields).length === 0 && (
        <div className="col-span-2">
          <FieldError>{wordsOf(join.error)}</FieldError>
        </div>
      )}
      <span className="col-span-2 flex justify-end">
        <Button type="submit" variant="accent" busy={join.isPending} disabled={values.name.trim() === ''}>
          {t('waitlist.join')}
        </Button>
      </span>
    </form>
  )
}

function bodyOf({ kind, name, phone, from, to, time, party }: Values) {
  return {
    kind,
    partySize: party,
    dateFrom: from,
    name: name.trim(),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    ...(kind === 'stay' ? { dateTo: to } : time === '' ? {} : { timeFrom: time, timeTo: time }),
  }
}
