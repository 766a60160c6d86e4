import { useRef } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import ArrowUp from 'lucide-react/icons/arrow-up'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import MessageSquareQuote from 'lucide-react/icons/message-square-quote'
import Paperclip from 'lucide-react/icons/paperclip'
import Plus from 'lucide-react/icons/plus'
import StickyNote from 'lucide-react/icons/sticky-note'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuItem } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { acceptedTypes } from '../composer/file-rules.ts'
import type { ReplyTools } from './composer-toolbar.tsx'

/** The composer of a phone: everything but the words is under the plus. */
export function PhoneBar({
  attach,
  ask,
  isAsking,
  onSend,
  onSlash,
  onNote,
  children,
}: ReplyTools & { children: ReactNode }) {
  const { t } = useTranslation('conversations')
  const file = useRef<HTMLInputElement>(null)
  return (
    <div className="flex items-end gap-1">
      <Menu
        side="top"
        trigger={(props) => <IconButton {...props} label={t('composer.add')} icon={<Plus aria-hidden size={20} />} />}
      >
        <MenuItem
          icon={<Paperclip aria-hidden size={16} />}
          onSelect={() => {
            file.current?.click()
          }}
        >
          {t('attach.open')}
        </MenuItem>
        <MenuItem icon={<MessageSquareQuote aria-hidden size={16} />} onSelect={onSlash}>
          {t('quick.open')}
        </MenuItem>
        <MenuItem icon={<ConciergeBell aria-hidden size={16} />} onSelect={ask} disabled={isAsking}>
          {t('suggest.ask')}
        </MenuItem>
        <MenuItem icon={<StickyNote aria-hidden size={16} />} onSelect={onNote}>
          {t('composer.note')}
        </MenuItem>
      </Menu>
      <div className="field flex min-w-0 grow rounded-[22px]! px-1">{children}</div>
      <button
        type="button"
        aria-label={t('composer.send')}
        onClick={onSend}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent disabled:bg-sunken disabled:text-ink-3"
      >
        <ArrowUp aria-hidden size={20} />
      </button>
      <input
        ref={file}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={t('attach.open')}
        accept={acceptedTypes.join(',')}
        onChange={({ target }) => {
          const [picked] = target.files ?? []
          target.value = ''
          if (picked) attach(picked)
        }}
      />
    </div>
  )
}
