import clsx from 'clsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import StickyNote from 'lucide-react/icons/sticky-note'
import type { Message } from '@conciergerie/contract'
import { Clock } from '@conciergerie/kit/ui/time.tsx'
import { firstName } from '../thread/first-name.ts'
import { focusRing } from './bubble.tsx'
import { MessageText } from './message-text.tsx'

/** What the team tells itself: yellow, and never seen by the client. */
export const NoteCard = memo(function NoteCard({ message }: { message: Message }) {
  const { t } = useTranslation('conversations')
  return (
    <div
      className={clsx(
        'ml-auto w-full max-w-110 rounded-control border border-note-line bg-note px-3 py-2 text-ink',
        focusRing,
      )}
    >
      <div className="mb-0.5 flex items-center gap-1.5 text-small text-note-ink">
        <StickyNote aria-hidden size={14} />
        <span className="font-medium">{t('note.title')}</span>
        <span className="ml-auto">
          {firstName(message.authorName) || t('author.team')}, <Clock at={message.createdAt} />
        </span>
      </div>
      <MessageText text={message.message} language={null} hasMentions />
    </div>
  )
})
