import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { TextArea, TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { priorities, useRequestWrite } from './api.ts'
import type { RequestPriority } from './api.ts'

/** A request that an administrator writes. */
export function NewRequestDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('feature-requests')
  const wordsOf = useErrorWords()
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [priority, setPriority] = useState<RequestPriority>('medium')
  const add = useRequestWrite(() =>
    call('POST /api/admin/feature-requests', {
      body: { title: title.trim(), description: description.trim(), priority },
    }),
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    add.mutate(undefined, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('new')} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t('titleField')} required>
          <TextInput
            value={title}
            maxLength={140}
            data-autofocus
            onChange={(event) => {
              setTitle(event.target.value)
            }}
          />
        </Field>
        <Field label={t('description')}>
          <TextArea
            value={description}
            rows={5}
            maxLength={4000}
            onChange={(event) => {
              setDescription(event.target.value)
            }}
          />
        </Field>
        <Field label={t('priorityHead')}>
          <Select
            value={priority}
            onChange={(event) => {
              setPriority(event.target.value as RequestPriority)
            }}
          >
            {priorities.map((one) => (
              <option key={one} value={one}>
                {t(`priority.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {add.error && <FieldError>{wordsOf(add.error)}</FieldError>}
        <span className="flex justify-end">
          <Button type="submit" variant="filled" busy={add.isPending} disabled={title.trim() === ''}>
            {t('create')}
          </Button>
        </span>
      </form>
    </Dialog>
  )
}
