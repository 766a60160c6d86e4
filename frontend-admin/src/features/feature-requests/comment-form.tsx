import { useState } from 'react'
import type { SubmitEvent } from 'react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { TextArea } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useRequestWrite } from './api.ts'
import type { FeatureRequest } from './api.ts'

/** Answers everyone who voted, or notes something among administrators. */
export function CommentForm({ request }: { request: FeatureRequest }) {
  const { t } = useTranslation('feature-requests')
  const toast = useToast()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<'public' | 'internal'>('public')
  const internal = kind === 'internal'
  const add = useRequestWrite(() =>
    call('POST /api/admin/feature-requests/:id/comments', {
      params: { id: request.id },
      body: { text: text.trim(), internal },
    }),
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    add.mutate(undefined, {
      onError: (error) => {
        toast.failed(error)
      },
      onSuccess: () => {
        setText('')
      },
    })
  }
  return (
    <form
      onSubmit={submit}
      className={clsx(
        'm-3 grid gap-2 rounded-bubble border p-2.5',
        internal ? 'border-note-line bg-note' : 'border-control bg-raised',
      )}
    >
      <SegmentedControl
        label={t('audience')}
        value={kind}
        onChange={setKind}
        segments={[
          { value: 'public', label: t('public') },
          { value: 'internal', label: t('internal') },
        ]}
      />
      <TextArea
        aria-label={t('comment')}
        value={text}
        maxLength={4000}
        rows={2}
        placeholder={internal ? t('internalHint') : t('publicHint', { count: request.votes })}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
      <span className="flex justify-end">
        <Button type="submit" variant="filled" busy={add.isPending} disabled={text.trim() === ''}>
          {t('comment')}
        </Button>
      </span>
    </form>
  )
}
