import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { ApiError, call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useHouseWrite } from './api.ts'
import type { Conciergerie, NewConciergerie } from './api.ts'
import { LinkDialog } from './link-dialog.tsx'

const kinds = ['hotel', 'restaurant', 'rental', 'other'] as const
type Draft = Record<'name' | 'email' | 'whatsappNumber' | 'timezone', string> & { kind: Conciergerie['kind'] }

const empty: Draft = {
  name: '',
  email: '',
  whatsappNumber: '',
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  kind: 'hotel',
}

function bodyOf({ name, email, whatsappNumber, timezone, kind }: Draft): NewConciergerie {
  return {
    name: name.trim(),
    email: email.trim(),
    timezone,
    kind,
    ...(whatsappNumber.trim() === '' ? {} : { whatsappNumber: whatsappNumber.trim() }),
  }
}

/** Creates a house; its owner gets a one-time link. */
export function NewHouseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('conciergeries')
  const wordsOf = useErrorWords()
  const [draft, setDraft] = useState(empty)
  const create = useHouseWrite(() => call('POST /api/admin/conciergeries', { body: bodyOf(draft) }))
  const fields = create.error instanceof ApiError ? create.error.fields : {}
  const url = create.data?.invitation?.url
  if (url !== undefined) return <LinkDialog title={t('created', { name: draft.name })} url={url} onClose={onClose} />
  const set = (name: keyof Draft) => (event: { target: { value: string } }) => {
    setDraft({ ...draft, [name]: event.target.value })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    create.mutate(undefined, {
      onSuccess: ({ invitation }) => {
        if (!invitation) onClose()
      },
    })
  }
  return (
    <Dialog title={t('new')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <Field label={t('name')} error={fields['name']} required>
          <TextInput value={draft.name} maxLength={120} data-autofocus onChange={set('name')} />
        </Field>
        <Field label={t('ownerEmail')} help={t('ownerHelp')} error={fields['email']} required>
          <TextInput type="email" value={draft.email} autoComplete="off" onChange={set('email')} />
        </Field>
        <Field label={t('kindLabel')}>
          <Select value={draft.kind} onChange={set('kind')}>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('number')} help={t('numberHelp')} error={fields['whatsappNumber']}>
          <TextInput value={draft.whatsappNumber} inputMode="tel" placeholder="+33…" onChange={set('whatsappNumber')} />
        </Field>
        <Field label={t('timezone')} error={fields['timezone']}>
          <Select value={draft.timezone} onChange={set('timezone')}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Field>
        {create.error && Object.keys(fields).length === 0 && <FieldError>{wordsOf(create.error)}</FieldError>}
        <span className="flex justify-end">
          <Button
            type="submit"
            variant="filled"
            busy={create.isPending}
            disabled={draft.name.trim() === '' || draft.email.trim() === ''}
          >
            {t('create')}
          </Button>
        </span>
      </form>
    </Dialog>
  )
}
