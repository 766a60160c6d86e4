import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Drawer } from '@conciergerie/kit/ui/dialog.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { ApiError, call, isCode } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useReservationWrite } from '../api.ts'
import { Refusal } from '../components/refusal.tsx'
import type { Place } from '../use-place.ts'
import { blockOf, startBlock } from './block-draft.ts'
import type { BlockDraft } from './block-draft.ts'

const reasons = ['maintenance', 'owner', 'closure'] as const

/** A room or a table that is not to be sold for a while, and why. */
export function BlockDrawer({ place, onClose }: { place: Place; onClose: () => void }) {
  const { t } = useTranslation('reservations')
  const toast = useToast()
  const [draft, setDraft] = useState(() => startBlock(place))
  const { data: units = [] } = useQuery({
    queryKey: ['inventory', 'units', draft.kind] as const,
    queryFn: async ({ signal }) => (await call('GET /api/units', { query: { kind: draft.kind }, signal })).items,
  })
  const save = useReservationWrite((body: NonNullable<ReturnType<typeof blockOf>>) =>
    call('POST /api/blocks', { body }),
  )
  const body = blockOf(draft)
  const change = (part: Partial<BlockDraft>) => {
    setDraft((now) => ({ ...now, ...part }))
    save.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (body === null) return
    save.mutate(body, {
      onSuccess: () => {
        toast.done(t('block.made', { unit: units.find(({ id }) => id === draft.unitId)?.name ?? '' }))
        onClose()
      },
    })
  }
  return (
    <Drawer
      title={t('block.title')}
      onClose={onClose}
      footer={
        <Button type="submit" form="block" variant="filled" busy={save.isPending} disabled={body === null}>
          {t('block.make')}
        </Button>
      }
    >
      <form id="block" onSubmit={submit} className="grid gap-4">
        <Field label={t(`fact.place.${draft.kind}`)}>
          <Select
            value={draft.unitId ?? ''}
            onChange={(event) => {
              change({ unitId: event.target.value === '' ? null : Number(event.target.value) })
            }}
          >
            <option value="">{t('block.choose')}</option>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Stretch draft={draft} error={save.error} onChange={change} />
        <Field label={t('fact.reason')}>
          <Select
            value={draft.reason}
            onChange={(event) => {
              change({ reason: reasons.find((one) => one === event.target.value) ?? 'maintenance' })
            }}
          >
            {reasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(`block.reason.${reason}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('block.label')} help={t('block.labelHelp')}>
          <TextInput
            maxLength={60}
            value={draft.label}
            onChange={(event) => {
              change({ label: event.target.value })
            }}
          />
        </Field>
        {save.error && <Failure error={save.error} />}
      </form>
    </Drawer>
  )
}

interface StretchProps {
  draft: BlockDraft
  error: unknown
  onChange: (part: Partial<BlockDraft>) => void
}

/** From when until when: nights, or hours of an evening. */
function Stretch({ draft, error, onChange }: StretchProps) {
  const { t } = useTranslation('reservations')
  const errors = error instanceof ApiError ? error.fields : {}
  const field = (name: 'from' | 'to' | 'timeFrom' | 'timeTo') => ({
    type: name.startsWith('time') ? 'time' : 'date',
    value: draft[name],
    onChange: (event: { target: { value: string } }) => {
      onChange({ [name]: event.target.value })
    },
  })
  if (draft.kind === 'stay')
    return (
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('block.from')} error={errors['startsAt']}>
          <TextInput {...field('from')} />
        </Field>
        <Field label={t('block.to')} error={errors['endsAt']}>
          <TextInput {...field('to')} />
        </Field>
      </div>
    )
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t('form.date')} error={errors['startsAt']}>
        <TextInput {...field('from')} />
      </Field>
      <span />
      <Field label={t('block.timeFrom')}>
        <TextInput step={900} {...field('timeFrom')} />
      </Field>
      <Field label={t('block.timeTo')} error={errors['endsAt']}>
        <TextInput step={900} {...field('timeTo')} />
      </Field>
    </div>
  )
}

function Failure({ error }: { error: unknown }) {
  const wordsOf = useErrorWords()
  if (isCode(error, 'not_available')) return <Refusal error={error} />
  if (error instanceof ApiError && Object.keys(error.fields).length > 0) return null
  return <FieldError>{wordsOf(error)}</FieldError>
}
