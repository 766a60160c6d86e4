import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { TextArea } from '@conciergerie/kit/ui/text-input.tsx'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useChange } from '../api.ts'
import type { Reservation } from '../api.ts'

/** What the client asked for, and what the house noted; saved on leaving the field. */
export function Notes({ reservation }: { reservation: Reservation }) {
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <Note key={`requests${reservation.revision}`} reservation={reservation} name="requests" />
      <Note key={`internalNote${reservation.revision}`} reservation={reservation} name="internalNote" />
    </section>
  )
}

function Note({ reservation, name }: { reservation: Reservation; name: 'requests' | 'internalNote' }) {
  const { t } = useTranslation('reservations')
  const toast = useToast()
  const save = useChange()
  const [text, setText] = useState(reservation[name] ?? '')
  const keep = () => {
    const value = text.trim() === '' ? null : text.trim()
    if (value === reservation[name]) return
    save.mutate(
      { id: reservation.id, change: { revision: reservation.revision, [name]: value } },
      {
        onSuccess: () => {
          toast.done(t('note.saved'))
        },
        onError: (error) => {
          toast.failed(error, keep)
        },
      },
    )
  }
  return (
    <Field label={t(`note.${name}`)} help={name === 'internalNote' ? t('note.internalHelp') : undefined}>
      <TextArea
        value={text}
        rows={2}
        maxLength={name === 'requests' ? 1000 : 2000}
        className={name === 'internalNote' ? 'bg-note! text-note-ink!' : ''}
        onChange={(event) => {
          setText(event.target.value)
        }}
        onBlur={keep}
      />
    </Field>
  )
}
