import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useHouseWrite } from './api.ts'
import type { Conciergerie } from './api.ts'

/** Deletes a house for good: its name has to be typed. */
export function DeleteDialog({ house, onClose }: { house: Conciergerie; onClose: () => void }) {
  const { t } = useTranslation('conciergeries')
  const wordsOf = useErrorWords()
  const [name, setName] = useState('')
  const remove = useHouseWrite(() =>
    call('DELETE /api/admin/conciergeries/:id', { params: { id: house.id }, body: { name } }),
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    remove.mutate(undefined, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('deleteTitle', { name: house.name })} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        <p className="text-ink-2">{t('deleteText')}</p>
        <Field label={t('typeName', { name: house.name })} required>
          <TextInput
            value={name}
            autoComplete="off"
            data-autofocus
            onChange={(event) => {
              setName(event.target.value)
            }}
          />
        </Field>
        {remove.error && <FieldError>{wordsOf(remove.error)}</FieldError>}
        <span className="flex justify-end">
          <Button type="submit" variant="destroy" busy={remove.isPending} disabled={name !== house.name}>
            {t('delete')}
          </Button>
        </span>
      </form>
    </Dialog>
  )
}
