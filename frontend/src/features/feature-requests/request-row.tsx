import { useTranslation } from 'react-i18next'
import Bell from 'lucide-react/icons/bell'
import MessageSquare from 'lucide-react/icons/message-square'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
import type { FeatureRequest } from './api.ts'
import { StatusBadge } from './status-badge.tsx'
import { VoteButton } from './vote-button.tsx'

export function RequestRow({ request, onOpen }: { request: FeatureRequest; onOpen: () => void }) {
  const { t } = useTranslation('feature-requests')
  return (
    <li className="flex items-center gap-4 border-b border-line px-5 py-3 hover:bg-hover max-tablet:px-4">
      <VoteButton request={request} />
      <button type="button" onClick={onOpen} className="min-w-0 grow rounded-control text-left">
        <span className="block font-medium">{request.title}</span>
        {request.description !== '' && (
          <span className="mt-0.5 line-clamp-1 text-dense text-ink-2">{request.description}</span>
        )}
        <span className="mt-1 flex flex-wrap items-center gap-2 text-small text-ink-3">
          <StatusBadge status={request.status} />
          {request.mine && <Badge tone="outline">{t('byMe')}</Badge>}
          {request.followed && (
            <Badge tone="accent" isBare icon={<Bell aria-hidden size={12} strokeWidth={2} />}>
              {t('followed')}
            </Badge>
          )}
          {request.commentCount > 0 && (
            <Badge tone="outline" isBare icon={<MessageSquare aria-hidden size={12} strokeWidth={2} />}>
              {t('comments', { count: request.commentCount })}
            </Badge>
          )}
          <RelativeTime at={request.createdAt} />
        </span>
      </button>
    </li>
  )
}
