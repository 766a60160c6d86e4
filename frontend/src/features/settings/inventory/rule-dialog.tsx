import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { Checkbox } from '../../../components/ui/checkbox.tsx'
import { showCents } from '../amounts.ts'
import { useWrite } from '../api.ts'
import { FormDialog, fieldsOf, useForm } from '../form-dialog.tsx'
import { WeekdayField } from '../weekday-field.tsx'
import { everyDay } from '../weekdays.ts'
import { inventoryKey, servicesQuery, typesQuery } from './api.ts'
import type { Rule } from './api.ts'
import { addDay, ruleOf } from './rule-draft.ts'
import type { RuleDraft } from './rule-draft.ts'

function startOf(rule: Rule | null): RuleDraft {
  const scope = rule?.unitTypeId ? `type:${rule.unitTypeId}` : rule?.serviceId ? `service:${rule.serviceId}` : 'all'
  return {
    scope,
    label: rule?.label ?? '',
    from: rule?.dateFrom ?? '',
    to: rule === null ? '' : addDay(rule.dateTo, -1),
    weekdays: rule?.weekdays ?? everyDay,
    closed: rule?.closed ?? false,
    price: showCents(rule?.priceCents),
    minNights: String(rule?.minNights ?? ''),
    noArrival: rule?.closedToArrival ?? false,
    noDeparture: rule?.closedToDeparture ?? false,
    openFrom: rule?.openFrom ?? '',
    openTo: rule?.openTo ?? '',
  }
}

/** A rate, a closure or a restriction, for some days of some rooms or of a service. */
export function RuleDialog({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const types = useQuery(typesQuery).data ?? []
  const services = useQuery(servicesQuery).data ?? []
  const { values, set, text } = useForm(startOf(rule))
  const body = ruleOf(values)
  const save = useWrite(async (made: NonNullable<typeof body>) => {
    await (rule === null
      ? call('POST /api/calendar-rules', { body: made })
      : call('PATCH /api/calendar-rules/:id', { params: { id: rule.id }, body: made }))
  }, inventoryKey)
  const errors = fieldsOf(save.error)
  const isForTables =
    values.scope.startsWith('service') ||
    types.some((type) => values.scope === `type:${type.id}` && type.kind === 'table')
  return (
    <FormDialog
      wide
      title={rule === null ? t('inventory.addRule') : (rule.label ?? t('inventory.rule'))}
      error={save.error}
      busy={save.isPending}
      canSave={body !== null}
      onClose={onClose}
      onSave={() => {
        if (body !== null) save.mutate(body, { onSuccess: onClose })
      }}
    >
      <div className="grid gap-4 tablet:grid-cols-2">
        <Field label={t('inventory.label')} help={t('inventory.labelHelp')} error={errors['label']}>
          <TextInput maxLength={60} data-autofocus {...text('label')} />
        </Field>
        <Field label={t('inventory.scope')} error={errors['unitTypeId'] ?? errors['serviceId']}>
          <Select {...text('scope')}>
            <option value="all">{t('inventory.everything')}</option>
            {types.map(({ id, name }) => (
              <option key={id} value={`type:${id}`}>
                {name}
              </option>
            ))}
            {services.map(({ id, name }) => (
              <option key={id} value={`service:${id}`}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('inventory.from')} error={errors['dateFrom']} required>
          <TextInput type="date" {...text('from')} />
        </Field>
        <Field label={t('inventory.to')} error={errors['dateTo']} required>
          <TextInput type="date" {...text('to')} />
        </Field>
      </div>
      <WeekdayField
        mask={values.weekdays}
        error={errors['weekdays']}
        onChange={(weekdays) => {
          set({ weekdays })
        }}
      />
      <Checkbox
        checked={values.closed}
        onChange={(event) => {
          set({ closed: event.target.checked })
        }}
      >
        {t('inventory.closedThen')}
      </Checkbox>
      {isForTables ? (
        <div className="grid gap-4 tablet:grid-cols-2">
          <Field label={t('inventory.openFrom')} error={errors['openFrom']}>
            <TextInput type="time" step={900} {...text('openFrom')} />
          </Field>
          <Field label={t('inventory.openTo')} error={errors['openTo']}>
            <TextInput type="time" step={900} {...text('openTo')} />
          </Field>
        </div>
      ) : (
        <>
          <div className="grid gap-4 tablet:grid-cols-2">
            <Field label={t('inventory.price')} error={errors['priceCents']}>
              <TextInput inputMode="decimal" {...text('price')} />
            </Field>
            <Field label={t('inventory.minNights')} error={errors['minNights']}>
              <TextInput type="number" min={1} {...text('minNights')} />
            </Field>
          </div>
          <Checkbox
            checked={values.noArrival}
            onChange={(event) => {
              set({ noArrival: event.target.checked })
            }}
          >
            {t('inventory.noArrival')}
          </Checkbox>
          <Checkbox
            checked={values.noDeparture}
            onChange={(event) => {
              set({ noDeparture: event.target.checked })
            }}
          >
            {t('inventory.noDeparture')}
          </Checkbox>
        </>
      )}
      {errors['closed'] !== undefined && <p className="text-dense text-danger-ink">{errors['closed']}</p>}
    </FormDialog>
  )
}
