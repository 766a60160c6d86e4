import { useTranslation } from 'react-i18next'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { TextArea, TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { quickRepliesQuery, useWrite } from './api.ts'
import type { QuickReply } from './api.ts'
import { FormDialog, fieldsOf, useForm } from './form-dialog.tsx'

/** Adds a quick reply, or corrects one. */
export function ReplyDialog({ reply, onClose }: { reply: QuickReply | null; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { values, text } = useForm({
    shortcut: reply?.shortcut ?? '',
    title: reply?.title ?? '',
    text: reply?.text ?? '',
  })
  const body = {
    shortcut: values.shortcut.replace(/^\//, '').trim(),
    title: values.title.trim(),
    text: values.text.trim(),
  }
  const save = useWrite(async () => {
    await (reply === null
      ? call('POST /api/quick-replies', { body })
      : call('PATCH /api/quick-replies/:id', { params: { id: reply.id }, body }))
  }, quickRepliesQuery.queryKey)
  const errors = fieldsOf(save.error)
  return (
    <FormDialog
      title={t(reply === null ? 'replies.add' : 'replies.change')}
      error={save.error}
      busy={save.isPending}
      canSave
      onClose={onClose}
      onSave={() => {
        save.mutate(undefined, { onSuccess: onClose })
      }}
    >
      <Field label={t('replies.shortcut')} help={t('replies.shortcutHelp')} error={errors['shortcut']} required>
        <TextInput maxLength={31} data-autofocus {...text('shortcut')} />
      </Field>
      <Field label={t('replies.title')} error={errors['title']} required>
        <TextInput maxLength={80} {...text('title')} />
      </Field>
      <Field label={t('replies.text')} help={t('replies.textHelp')} error={errors['text']} required>
        <TextArea rows={5} maxLength={1500} {...text('text')} />
      </Field>
    </FormDialog>
  )
}
