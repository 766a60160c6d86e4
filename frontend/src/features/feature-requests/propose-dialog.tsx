import { useDeferredValue, useState } from 'react'
import type { SubmitEvent } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { Field, FieldError } from '@conciergerie/kit/ui/field.tsx'
import { TextArea, TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { ApiError, call } from '@conciergerie/kit/lib/api-client.ts'
import { useErrorWords } from '@conciergerie/kit/lib/error-words.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { similarRequestsQuery, useRequestWrite } from './api.ts'
import type { FeatureRequest } from './api.ts'
import { VoteButton } from './vote-button.tsx'

const shortestSearch = 4

interface ProposeDialogProps {
  /** One of mine to reword; a new one without it. */
  request?: FeatureRequest
  onClose: () => void
}

/** Proposes an idea, near ones shown before it is proposed twice. */
export function ProposeDialog({ request, onClose }: ProposeDialogProps) {
  const { t } = useTranslation('feature-requests')
  const wordsOf = useErrorWords()
  const toast = useToast()
  const [title, setTitle] = useState(request?.title ?? '')
  const [description, setDescription] = useState(request?.description ?? '')
  const body = { title: title.trim(), description: description.trim() }
  const save = useRequestWrite(() =>
    request
      ? call('PATCH /api/feature-requests/:id', { params: { id: request.id }, body })
      : call('POST /api/feature-requests', { body }),
  )
  const fields = save.error instanceof ApiError ? save.error.fields : {}
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save.mutate(undefined, {
      onSuccess: () => {
        toast.done(t(request ? 'reworded' : 'sent'))
        onClose()
      },
    })
  }
  return (
    <Dialog title={t(request ? 'reword' : 'propose')} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t('idea')} help={t('ideaHelp')} error={fields['title']} required>
          <TextInput
            value={title}
            maxLength={140}
            data-autofocus
            onChange={(event) => {
              setTitle(event.target.value)
            }}
          />
        </Field>
        {!request && <Similar title={title} />}
        <Field label={t('description')} help={t('descriptionHelp')} error={fields['description']}>
          <TextArea
            value={description}
            rows={5}
            maxLength={4000}
            onChange={(event) => {
              setDescription(event.target.value)
            }}
          />
        </Field>
        {save.error && Object.keys(fields).length === 0 && <FieldError>{wordsOf(save.error)}</FieldError>}
        <span className="flex justify-end">
          <Button type="submit" variant="filled" busy={save.isPending} disabled={body.title === ''}>
            {t(request ? 'save' : 'send')}
          </Button>
        </span>
      </form>
    </Dialog>
  )
}

function Similar({ title }: { title: string }) {
  const { t } = useTranslation('feature-requests')
  const words = useDeferredValue(
    title
      .trim()
      .split(/\s+/)
      .toSorted((a, b) => b.length - a.length)[0] ?? '',
  )
  const { data = [] } = useQuery({ ...similarRequestsQuery(words), enabled: words.length >= shortestSearch })
  if (words.length < shortestSearch || data.length === 0) return null
  return (
    <section role="status" className="grid gap-2 rounded-card bg-sunken p-3">
      <h3 className="text-small font-semibold text-ink-3">{t('similar')}</h3>
      {data.map((request) => (
        <div key={request.id} className="flex items-center gap-3">
          <VoteButton request={request} />
          <span className="min-w-0 grow truncate text-dense">{request.title}</span>
        </div>
      ))}
    </section>
  )
}
