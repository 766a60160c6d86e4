import { useTranslation } from 'react-i18next'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextArea, TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { Checkbox } from '../../../components/ui/checkbox.tsx'
import { readCents, readCount, showCents } from '../amounts.ts'
import { useWrite } from '../api.ts'
import { FormDialog, fieldsOf, useForm } from '../form-dialog.tsx'
import { inventoryKey } from './api.ts'
import type { UnitType } from './api.ts'

const minutesADay = 24 * 60

/** A type of room or an area: what it is, what it costs, when it may be booked. */
export function TypeDialog({ type, onClose }: { type: UnitType | null; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { values, set, text } = useForm({
    kind: type?.kind ?? 'stay',
    name: type?.name ?? '',
    description: type?.description ?? '',
    party: String(type?.maxParty ?? 2),
    price: showCents(type?.basePriceCents),
    cleaning: showCents(type?.cleaningFeeCents ?? 0),
    tax: showCents(type?.cityTaxCents ?? 0),
    checkIn: type?.checkInTime ?? '15:00',
    checkOut: type?.checkOutTime ?? '11:00',
    minNights: String(type?.minNights ?? 1),
    noticeHours: String(Math.round((type?.minNoticeMinutes ?? 0) / 60)),
    advance: String(type?.maxAdvanceDays ?? 365),
    autoConfirm: type?.autoConfirm ?? true,
    active: type?.active ?? true,
  })
  const isStay = values.kind === 'stay'
  const body = bodyOf(values, isStay)
  const save = useWrite(async (made: NonNullable<typeof body>) => {
    await (type === null
      ? call('POST /api/unit-types', { body: { ...made, kind: isStay ? 'stay' : 'table' } })
      : call('PATCH /api/unit-types/:id', { params: { id: type.id }, body: made }))
  }, inventoryKey)
  const errors = fieldsOf(save.error)
  return (
    <FormDialog
      wide
      title={type === null ? t('inventory.addType') : type.name}
      error={save.error}
      busy={save.isPending}
      canSave={body !== null}
      onClose={onClose}
      onSave={() => {
        if (body !== null) save.mutate(body, { onSuccess: onClose })
      }}
    >
      <div className="grid gap-4 tablet:grid-cols-2">
        {type === null && (
          <Field label={t('inventory.kind')}>
            <Select {...text('kind')}>
              <option value="stay">{t('inventory.kindStay')}</option>
              <option value="table">{t('inventory.kindTable')}</option>
            </Select>
          </Field>
        )}
        <Field label={t('inventory.name')} error={errors['name']} required>
          <TextInput maxLength={80} data-autofocus {...text('name')} />
        </Field>
        <Field label={t('inventory.party')} error={errors['maxParty']} required>
          <TextInput type="number" min={1} {...text('party')} />
        </Field>
        {isStay && (
          <>
            <Field label={t('inventory.price')} error={errors['basePriceCents']} required>
              <TextInput inputMode="decimal" {...text('price')} />
            </Field>
            <Field label={t('inventory.cleaning')} error={errors['cleaningFeeCents']}>
              <TextInput inputMode="decimal" {...text('cleaning')} />
            </Field>
            <Field label={t('inventory.tax')} help={t('inventory.taxHelp')} error={errors['cityTaxCents']}>
              <TextInput inputMode="decimal" {...text('tax')} />
            </Field>
            <Field label={t('inventory.checkIn')} error={errors['checkInTime']}>
              <TextInput type="time" {...text('checkIn')} />
            </Field>
            <Field label={t('inventory.checkOut')} error={errors['checkOutTime']}>
              <TextInput type="time" {...text('checkOut')} />
            </Field>
            <Field label={t('inventory.minNights')} error={errors['minNights']}>
              <TextInput type="number" min={1} {...text('minNights')} />
            </Field>
          </>
        )}
        <Field label={t('inventory.notice')} error={errors['minNoticeMinutes']}>
          <TextInput type="number" min={0} {...text('noticeHours')} />
        </Field>
        <Field label={t('inventory.advance')} error={errors['maxAdvanceDays']}>
          <TextInput type="number" min={1} {...text('advance')} />
        </Field>
      </div>
      <Field label={t('inventory.description')} help={t('inventory.descriptionHelp')} error={errors['description']}>
        <TextArea rows={2} maxLength={1000} {...text('description')} />
      </Field>
      <Checkbox
        checked={values.autoConfirm}
        help={t('inventory.autoConfirmHelp')}
        onChange={(event) => {
          set({ autoConfirm: event.target.checked })
        }}
      >
        {t('inventory.autoConfirm')}
      </Checkbox>
      <Checkbox
        checked={values.active}
        help={t('inventory.activeHelp')}
        onChange={(event) => {
          set({ active: event.target.checked })
        }}
      >
        {t('inventory.active')}
      </Checkbox>
    </FormDialog>
  )
}

interface Values {
  name: string
  description: string
  party: string
  price: string
  cleaning: string
  tax: string
  checkIn: string
  checkOut: string
  minNights: string
  noticeHours: string
  advance: string
  autoConfirm: boolean
  active: boolean
}

/** What is saved, or null while something is missing or no number. */
function bodyOf(values: Values, isStay: boolean) {
  const maxParty = readCount(values.party, 1)
  const hours = readCount(values.noticeHours)
  const maxAdvanceDays = readCount(values.advance, 1)
  if (values.name.trim() === '' || maxParty === null || hours === null || maxAdvanceDays === null) return null
  const common = {
    name: values.name.trim(),
    description: values.description.trim() === '' ? null : values.description.trim(),
    maxParty,
    minNoticeMinutes: Math.min(hours * 60, 90 * minutesADay),
    maxAdvanceDays,
    autoConfirm: values.autoConfirm,
    active: values.active,
  }
  if (!isStay) return common
  const [basePriceCents, cleaningFeeCents, cityTaxCents] = [values.price, values.cleaning, values.tax].map(readCents)
  const minNights = readCount(values.minNights, 1)
  if (basePriceCents == null || cleaningFeeCents == null || cityTaxCents == null || minNights === null) return null
  const times = { checkInTime: values.checkIn || null, checkOutTime: values.checkOut || null }
  return { ...common, ...times, basePriceCents, cleaningFeeCents, cityTaxCents, minNights }
}
