import type { KeyboardEvent } from 'react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import ArrowBigUp from 'lucide-react/icons/arrow-big-up'
import Ellipsis from 'lucide-react/icons/ellipsis'
import MessageSquare from 'lucide-react/icons/message-square'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { MenuGroup, MenuItem } from '@conciergerie/kit/ui/menu-item.tsx'
import { Menu } from '@conciergerie/kit/ui/menu.tsx'
import { Elapsed } from '@conciergerie/kit/ui/time.tsx'
import { statuses } from './api.ts'
import type { FeatureRequest } from './api.ts'
import { PriorityBadge } from './looks.tsx'
import { useMove } from './use-move.ts'

interface CardProps {
  request: FeatureRequest
  isSelected: boolean
  dragType: string
  onOpen: () => void
}

export function RequestCard({ request, isSelected, dragType, onOpen }: CardProps) {
  const { t } = useTranslation('feature-requests')
  const move = useMove()
  const onKeyDown = (event: KeyboardEvent) => {
    const status = statuses[Number(event.key) - 1]
    if (!status || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move(request, status)
  }
  return (
    <article
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, String(request.id))
        event.dataTransfer.effectAllowed = 'move'
      }}
      onKeyDown={onKeyDown}
      className={clsx(
        'relative rounded-card border bg-raised p-2.5',
        isSelected ? 'border-accent shadow-[0_0_0_1px_var(--accent)]' : 'border-line-strong',
      )}
    >
      <button
        type="button"
        onClick={onOpen}
        className="block w-full rounded-chip pr-7 text-left text-dense font-medium after:absolute after:inset-0 after:rounded-card"
      >
        <span className="line-clamp-2">{request.title}</span>
      </button>
      <div className="mt-1.5 flex items-center justify-between text-small text-ink-3">
        <PriorityBadge priority={request.priority} />
        <Elapsed since={request.createdAt} />
      </div>
      <div className="mt-2 flex items-center gap-2 border-t border-line pt-1.5 text-small text-ink-2">
        <span className="flex items-center gap-1 font-semibold text-accent-ink tabular-nums">
          <ArrowBigUp aria-hidden size={14} />
          <span className="sr-only">{t('votes')}</span>
          {request.votes}
        </span>
        <span className="min-w-0 grow truncate">{request.conciergerie?.name ?? t('platform')}</span>
        {request.commentCount > 0 && (
          <span className="flex items-center gap-1 tabular-nums">
            <MessageSquare aria-hidden size={12} />
            <span className="sr-only">{t('comments')}</span>
            {request.commentCount}
          </span>
        )}
      </div>
      <span className="absolute top-1 right-1">
        <Menu
          trigger={(props) => (
            <IconButton
              {...props}
              size="small"
              label={t('actionsOf', { title: request.title })}
              icon={<Ellipsis aria-hidden size={14} />}
            />
          )}
        >
          <MenuGroup label={t('moveTo')}>
            {statuses.map((status, index) => (
              <MenuItem
                key={status}
                keys={String(index + 1)}
                checked={status === request.status}
                onSelect={() => {
                  move(request, status)
                }}
              >
                {t(`column.${status}`)}
              </MenuItem>
            ))}
          </MenuGroup>
        </Menu>
      </span>
    </article>
  )
}
