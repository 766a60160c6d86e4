import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Slash } from '../composer/use-slash.ts'

export const quickRepliesId = 'quick-replies'
export const quickReplyId = (at: number) => `${quickRepliesId}-${at}`

interface PickerProps {
  slash: Slash
  fill: (text: string) => string
}

/** Over the field: quick replies as they would read for this client. */
export function QuickReplyPicker({ slash, fill }: PickerProps) {
  const { t } = useTranslation('conversations')
  const { matches, query } = slash
  if (!matches) return null
  return (
    <div
      className="floating motion-appear absolute inset-x-0 bottom-full z-1 mb-2 p-1"
      // The field keeps the focus, or the list would close before it was pressed.
      onPointerDown={(event) => {
        event.preventDefault()
      }}
    >
      {matches.length === 0 ? (
        <p className="px-2 py-2 text-dense text-ink-2">
          {query === '' ? t('quick.none') : t('quick.noMatch', { query })}{' '}
          <Link to="/settings/replies" className="link">
            {t('quick.manage')}
          </Link>
        </p>
      ) : (
        <ul id={quickRepliesId} role="listbox" aria-label={t('quick.list')} className="max-h-70 overflow-y-auto">
          {matches.map((reply, at) => (
            <li
              key={reply.id}
              id={quickReplyId(at)}
              role="option"
              aria-selected={at === slash.at}
              onPointerMove={() => {
                slash.setAt(at)
              }}
              onClick={() => {
                slash.take(reply)
              }}
              className={clsx(
                'grid cursor-pointer gap-0.5 rounded-control px-2 py-1.5 max-tablet:min-h-11',
                at === slash.at && 'bg-hover',
              )}
            >
              <span className="flex items-baseline gap-2 text-dense">
                <span className="font-medium">{reply.title}</span>
                <span className="text-small text-ink-3">/{reply.shortcut}</span>
              </span>
              <span className="truncate text-small text-ink-2">{fill(reply.text)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
