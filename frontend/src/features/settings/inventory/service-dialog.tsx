import { useTranslation } from 'react-i18next'
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { readCount } from '../amounts.ts'
import { useWrite } from '../api.ts'
import { FormDialog, fieldsOf, useForm } from '../form-dialog.tsx'
import { WeekdayField } from '../weekday-field.tsx'
import { everyDay } from '../weekdays.ts'
import { inventoryKey } from './api.ts'
import type { Service } from './api.ts'

interface Turn {
  key: number
  max: string
  minutes: string
}

const usualTurns = [
  { max: 2, minutes: 90 },
  { max: 4, minutes: 105 },
  { max: 6, minutes: 120 },
  { max: 99, minutes: 150 },
]
const slots = [15, 30, 45, 60] as const

/** A service: its hours and days, how long a table is kept, how many may come at once. */
export function ServiceDialog({ service, onClose }: { service: Service | null; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { values, set, text } = useForm({
    name: service?.name ?? '',
    first: service?.firstSeating ?? '19:00',
    last: service?.lastSeating ?? '21:30',
    weekdays: service?.weekdays ?? everyDay,
    slot: String(service?.slotMinutes ?? 15),
    buffer: String(service?.bufferMinutes ?? 0),
    maxCovers: String(service?.maxCovers ?? ''),
    pace: String(service?.pacingCovers ?? ''),
    turns: (service?.turnTimes ?? usualTurns).map(({ max, minutes }, key): Turn => ({
      key,
      max: String(max),
      minutes: String(minutes),
    })),
  })
  const body = bodyOf(values)
  const save = useWrite(async (made: NonNullable<typeof body>) => {
    await (service === null
      ? call('POST /api/services', { body: made })
      : call('PATCH /api/services/:id', { params: { id: service.id }, body: { ...made, active: true } }))
  }, inventoryKey)
  const errors = fieldsOf(save.error)
  return (
    <FormDialog
      wide
      title={service === null ? t('inventory.addService') : service.name}
      error={save.error}
      busy={save.isPending}
      canSave={body !== null}
      onClose={onClose}
      onSave={() => {
        if (body !== null) save.mutate(body, { onSuccess: onClose })
      }}
    >
      <div className="grid gap-4 tablet:grid-cols-3">
        <Field label={t('inventory.name')} error={errors['name']} required>
          <TextInput maxLength={60} data-autofocus {...text('name')} />
        </Field>
        <Field label={t('inventory.first')} error={errors['firstSeating']} required>
          <TextInput type="time" step={900} {...text('first')} />
        </Field>
        <Field label={t('inventory.last')} error={errors['lastSeating']} required>
          <TextInput type="time" step={900} {...text('last')} />
        </Field>
        <Field label={t('inventory.slot')}>
          <Select {...text('slot')}>
            {slots.map((minutes) => (
              <option key={minutes} value={minutes}>
                {t('inventory.minutes', { count: minutes })}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('inventory.pace')} help={t('inventory.paceHelp')} error={errors['pacingCovers']}>
          <TextInput type="number" min={1} {...text('pace')} />
        </Field>
        <Field label={t('inventory.maxCovers')} error={errors['maxCovers']}>
          <TextInput type="number" min={1} {...text('maxCovers')} />
        </Field>
        <Field label={t('inventory.buffer')} error={errors['bufferMinutes']}>
          <TextInput type="number" min={0} step={5} {...text('buffer')} />
        </Field>
      </div>
      <WeekdayField
        mask={values.weekdays}
        error={errors['weekdays']}
        onChange={(weekdays) => {
          set({ weekdays })
        }}
      />
      <TurnFields
        turns={values.turns}
        error={errors['turnTimes']}
        onChange={(turns) => {
          set({ turns })
        }}
      />
    </FormDialog>
  )
}

function TurnFields({
  turns,
  error,
  onChange,
}: {
  turns: readonly Turn[]
  error: string | undefined
  onChange: (turns: Turn[]) => void
}) {
  const { t } = useTranslation('settings')
  const set = (key: number, name: 'max' | 'minutes') => ({
    value: turns.find((turn) => turn.key === key)?.[name] ?? '',
    onChange: (event: { target: { value: string } }) => {
      onChange(turns.map((turn) => (turn.key === key ? { ...turn, [name]: event.target.value } : turn)))
    },
  })
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-dense font-medium">{t('inventory.turns')}</legend>
      {turns.map(({ key }) => (
        <div key={key} className="flex flex-wrap items-center gap-2 text-dense">
          {t('inventory.turnUpTo')}
          <TextInput type="number" min={1} aria-label={t('inventory.party')} className="w-18" {...set(key, 'max')} />
          {t('inventory.turnPeople')}
          <TextInput
            type="number"
            min={15}
            step={15}
            aria-label={t('inventory.turnMinutes')}
            className="w-20"
            {...set(key, 'minutes')}
          />
          {t('inventory.turnMinutes')}
          {turns.length > 1 && (
            <IconButton
              size="small"
              label={t('inventory.removeTurn')}
              icon={<X aria-hidden size={14} />}
              onClick={() => {
                onChange(turns.filter((turn) => turn.key !== key))
              }}
            />
          )}
        </div>
      ))}
      {error !== undefined && <p className="text-dense text-danger-ink">{error}</p>}
      <span>
        <Button
          size="small"
          icon={<Plus aria-hidden size={14} />}
          onClick={() => {
            onChange([...turns, { key: Math.max(...turns.map(({ key }) => key)) + 1, max: '', minutes: '120' }])
          }}
        >
          {t('inventory.addTurn')}
        </Button>
      </span>
    </fieldset>
  )
}

interface Values {
  name: string
  first: string
  last: string
  weekdays: number
  slot: string
  buffer: string
  maxCovers: string
  pace: string
  turns: readonly Turn[]
}

const optional = (text: string) => (text.trim() === '' ? null : readCount(text, 1))

/** What is saved, or null while something is missing or no number. */
function bodyOf({ name, first, last, weekdays, slot, buffer, maxCovers, pace, turns }: Values) {
  const turnTimes = turns.flatMap(({ max, minutes }) => {
    const [most, length] = [readCount(max, 1), readCount(minutes, 15)]
    return most === null || length === null ? [] : [{ max: most, minutes: length }]
  })
  const bufferMinutes = readCount(buffer)
  const isWhole = name.trim() !== '' && first !== '' && last !== '' && turnTimes.length === turns.length
  if (!isWhole || bufferMinutes === null) return null
  return {
    name: name.trim(),
    firstSeating: first,
    lastSeating: last,
    weekdays,
    slotMinutes: slots.find((minutes) => String(minutes) === slot) ?? 15,
    bufferMinutes,
    maxCovers: optional(maxCovers),
    pacingCovers: optional(pace),
    turnTimes: turnTimes.toSorted((a, b) => a.max - b.max),
  }
}
