import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { useSession } from '../../../lib/auth.ts'
import { keepDraft, readDraft } from '../../../lib/drafts.ts'
import { useAddNote } from '../sending/use-add-note.ts'
import { useComposerKeys } from '../composer/use-composer-keys.ts'

interface NoteFormProps {
  conversationId: number
  onTyping: (isNote: boolean) => void
}

/** A word for the team, which the client never sees. */
export function NoteForm({ conversationId, onTyping }: NoteFormProps) {
  const { t } = useTranslation('conversations')
  const { conciergerie } = useSession()
  const name = `${conciergerie.id}/note/${conversationId}`
  const [text, setText] = useState(() => readDraft(name))
  const write = useCallback(
    (next: string) => {
      setText(next)
      keepDraft(name, next)
    },
    [name],
  )
  const add = useAddNote(conversationId, write)
  const submit = () => {
    if (text.trim() === '') return
    add(text.trim())
    write('')
  }
  useComposerKeys({ onSubmit: submit, label: t('shortcut.addNote') })
  return (
    <>
      <textarea
        aria-label={t('note.field')}
        placeholder={t('note.placeholder')}
        maxLength={4000}
        rows={2}
        value={text}
        onChange={({ target }) => {
          write(target.value)
          onTyping(true)
        }}
        className="block field-sizing-content max-h-60 min-h-14 w-full resize-none bg-transparent px-3 pt-1 pb-2 text-base text-ink outline-none placeholder:text-note-ink max-tablet:text-[16px]"
      />
      <div className="flex items-center gap-2 px-2 pb-2">
        <span className="px-1 text-small text-note-ink">{t('note.private')}</span>
        <Button variant="filled" keys="mod+enter" className="ml-auto" onClick={submit} disabled={text.trim() === ''}>
          {t('note.add')}
        </Button>
      </div>
    </>
  )
}
