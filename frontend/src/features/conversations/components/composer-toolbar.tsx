import { Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import MessageSquareQuote from 'lucide-react/icons/message-square-quote'
import Smile from 'lucide-react/icons/smile'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { Popover } from '../../../components/ui/popover.tsx'
import { AttachButton } from './attach-button.tsx'

const EmojiGrid = lazy(async () => ({ default: (await import('./emoji-grid.tsx')).EmojiGrid }))

export interface ReplyTools {
  attach: (file: File) => void
  ask: () => void
  isAsking: boolean
  onSend: () => void
  onSlash: () => void
  onNote: () => void
}

/** Under the field: what can be added, and the one filled button. */
export function ComposerToolbar({
  attach,
  ask,
  isAsking,
  onSend,
  onSlash,
  onEmoji,
}: ReplyTools & { onEmoji: (emoji: string) => void }) {
  const { t } = useTranslation('conversations')
  return (
    <div className="flex items-center gap-0.5 px-2 pb-2">
      <AttachButton onFile={attach} />
      <Popover
        label={t('emoji.label')}
        side="top"
        trigger={(props) => <IconButton {...props} label={t('emoji.label')} icon={<Smile aria-hidden size={16} />} />}
      >
        {(close) => (
          <Suspense fallback={<div className="h-45 w-70" />}>
            <EmojiGrid
              onPick={(emoji) => {
                close()
                onEmoji(emoji)
              }}
            />
          </Suspense>
        )}
      </Popover>
      <IconButton
        label={t('quick.open')}
        keys="/"
        icon={<MessageSquareQuote aria-hidden size={16} />}
        onClick={onSlash}
      />
      <Button
        variant="ghost"
        icon={<ConciergeBell aria-hidden size={16} />}
        busy={isAsking}
        onClick={ask}
        className="min-w-0 shrink! px-2!"
      >
        <span className="truncate">{isAsking ? t('suggest.asking') : t('suggest.ask')}</span>
      </Button>
      <Button variant="filled" keys="mod+enter" className="ml-auto" onClick={onSend}>
        {t('composer.send')}
      </Button>
    </div>
  )
}
