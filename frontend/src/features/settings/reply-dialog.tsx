import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { Field, FieldError } from '../../components/ui/field.tsx'
import { TextArea, TextInput } from '../../components/ui/text-input.tsx'
import { ApiError, call } from '../../lib/api-client.ts'
import { useErrorWords } from '../../lib/error-words.ts'
import { quickRepliesQuery, useWrite } from './api.ts'
import type { QuickReply } from './api.ts'

/** Adds a quick reply, or corrects one. */
export function ReplyDialog({ reply, onClose }: { reply: QuickReply | null; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const wordsOf = useErrorWords()
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '')
  const [title, setTitle] = useState(reply?.title ?? '')
  const [text, setText] = useState(reply?.text ?? '')
  const body = { shortcut: shortcut.replace(/^\//, '').trim(), title: title.trim(), text: text.trim() }
  const save = useWrite(async () => {
    await (reply === null
      ? call('POST /api/quick-replies', { body })
      : call('PATCH /api/quick-replies/:id', { params: { id: reply.id }, body }))
  }, quickRepliesQuery.queryKey)
  const fields = save.error instanceof ApiError ? save.error.fields : {}
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    save.mutate(undefined, { onSuccess: onClose })
  }
  return (
    <Dialog title={t(reply === null ? 'replies.add' : 'replies.change')} onClose={onClose}>
      <form onSubmit={submit} className="grid gap-4">
        <Field label={t('replies.shortcut')} help={t('replies.shortcutHelp')} error={fields['shortcut']} required>
          <TextInput
            value={shortcut}
            maxLength={31}
            data-autofocus
            onChange={(event) => {
              setShortcut(event.target.value)
            }}
          />
        </Field>
        <Field label={t('replies.title')} error={fields['title']} required>
          <TextInput
            value={title}
            maxLength={80}
            onChange={(event) => {
              setTitle(event.target.value)
            }}
          />
        </Field>
        <Field label={t('replies.text')} help={t('replies.textHelp')} error={fields['text']} required>
          <TextArea
            value={text}
            rows={5}
            maxLength={1500}
            onChange={(event) => {
              setText(event.target.value)
            }}
          />
        </Field>
        {save.error && Object.keys(fields).length === 0 && <FieldError>{wordsOf(save.error)}</FieldError>}
        <span className="flex justify-end">
          <Button type="submit" variant="filled" busy={save.isPending}>
            {t('save')}
          </Button>
        </span>
      </form>
    </Dialog>
  )
}
