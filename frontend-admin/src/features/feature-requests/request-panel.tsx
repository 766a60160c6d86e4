import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Lock from 'lucide-react/icons/lock'
import Trash from 'lucide-react/icons/trash-2'
import X from 'lucide-react/icons/x'
import { Avatar } from '@conciergerie/kit/ui/avatar.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { priorities, requestQuery, statuses, useDecide, useRequestWrite } from './api.ts'
import type { FeatureRequest, RequestDetail, RequestPriority, RequestStatus } from './api.ts'
import { CommentForm } from './comment-form.tsx'
import { EditableText } from './editable-text.tsx'
import { useMove } from './use-move.ts'

interface PanelProps {
  id: number
  requests: readonly FeatureRequest[]
  onClose: () => void
}

/** One request beside the board: wording, decision, who asked, what was said. */
export function RequestPanel({ id, requests, onClose }: PanelProps) {
  const { t } = useTranslation('feature-requests')
  const query = useQuery(requestQuery(id))
  return (
    <aside
      aria-label={t('request')}
      className="flex w-95 shrink-0 flex-col border-l border-line-strong bg-surface max-panel:fixed max-panel:inset-0 max-panel:z-10 max-panel:w-full"
    >
      <header className="flex items-center gap-1 px-5 pt-3">
        <span className="grow font-mono text-small text-ink-3">{`DEM-${String(id).padStart(4, '0')}`}</span>
        {query.data && <DeleteButton request={query.data.featureRequest} onGone={onClose} />}
        <IconButton label={t('close')} icon={<X aria-hidden size={16} />} onClick={onClose} />
      </header>
      {query.error && !query.data && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <div className="min-h-0 grow overflow-y-auto px-5 pb-4">
            <Wording request={query.data.featureRequest} />
            <Decision request={query.data.featureRequest} requests={requests} />
            <Comments detail={query.data} />
            <History detail={query.data} />
          </div>
          <CommentForm request={query.data.featureRequest} />
        </>
      )}
    </aside>
  )
}

function DeleteButton({ request, onGone }: { request: FeatureRequest; onGone: () => void }) {
  const { t } = useTranslation('feature-requests')
  const toast = useToast()
  const params = { id: request.id }
  const onError = (error: unknown) => {
    toast.failed(error)
  }
  const restore = useRequestWrite(() => call('POST /api/admin/feature-requests/:id/restore', { params }))
  const remove = useRequestWrite(() => call('DELETE /api/admin/feature-requests/:id', { params }))
  const onRemove = () => {
    remove.mutate(undefined, {
      onError,
      onSuccess: () => {
        onGone()
        toast.done(t('deleted', { title: request.title }), () => {
          restore.mutateAsync(undefined).catch(onError)
        })
      },
    })
  }
  return <IconButton label={t('delete')} icon={<Trash aria-hidden size={16} strokeWidth={1.75} />} onClick={onRemove} />
}

function Wording({ request }: { request: FeatureRequest }) {
  const { t } = useTranslation('feature-requests')
  const decide = useDecide()
  return (
    <div className="border-b border-line pb-3">
      <EditableText
        label={t('titleField')}
        value={request.title}
        maxLength={140}
        className="font-serif text-title font-medium"
        onSave={(title) => decide.mutateAsync({ id: request.id, title })}
      />
      <EditableText
        label={t('description')}
        value={request.description}
        maxLength={4000}
        lines
        className="mt-1 text-ink-2"
        onSave={(description) => decide.mutateAsync({ id: request.id, description })}
      />
    </div>
  )
}

const rowClass = 'grid min-h-9 grid-cols-[96px_minmax(0,1fr)] items-center gap-2 text-dense'

function Decision({ request, requests }: { request: FeatureRequest; requests: readonly FeatureRequest[] }) {
  const { t } = useTranslation('feature-requests')
  const toast = useToast()
  const move = useMove()
  const decide = useDecide()
  const onError = (error: unknown) => {
    toast.failed(error)
  }
  const others = requests.filter(({ id, duplicateOf }) => id !== request.id && duplicateOf === null)
  return (
    <div className="border-b border-line py-3">
      <label className={rowClass}>
        <span className="text-ink-3">{t('status')}</span>
        <Select
          value={request.status}
          onChange={(event) => {
            move(request, event.target.value as RequestStatus)
          }}
        >
          {statuses.map((status) => (
            <option key={status} value={status}>
              {t(`column.${status}`)}
            </option>
          ))}
        </Select>
      </label>
      <label className={rowClass}>
        <span className="text-ink-3">{t('priorityHead')}</span>
        <Select
          value={request.priority}
          onChange={(event) => {
            decide.mutate({ id: request.id, priority: event.target.value as RequestPriority }, { onError })
          }}
        >
          {priorities.map((one) => (
            <option key={one} value={one}>
              {t(`priority.${one}`)}
            </option>
          ))}
        </Select>
      </label>
      <div className={rowClass}>
        <span className="text-ink-3">{t('votes')}</span>
        <span>
          <span className="font-semibold tabular-nums">{request.votes}</span>{' '}
          {t('inHouses', { count: request.voters.length })}
        </span>
      </div>
      <div className={rowClass}>
        <span className="text-ink-3">{t('askedBy')}</span>
        <span>
          {request.requester === null ? t('platform') : `${request.requester}, ${request.conciergerie?.name ?? ''}`}
        </span>
      </div>
      <label className={rowClass}>
        <span className="text-ink-3">{t('duplicateOf')}</span>
        <Select
          value={request.duplicateOf ?? ''}
          onChange={(event) => {
            decide.mutate(
              { id: request.id, duplicateOf: event.target.value === '' ? null : Number(event.target.value) },
              { onError },
            )
          }}
        >
          <option value="">{t('noDuplicate')}</option>
          {others.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </label>
    </div>
  )
}

function Comments({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation('feature-requests')
  return (
    <section className="py-3">
      <h3 className="mb-2 text-small font-semibold text-ink-3">{t('comments')}</h3>
      {detail.comments.length === 0 && <p className="text-dense text-ink-3">{t('noComment')}</p>}
      <ul className="grid gap-2">
        {detail.comments.map((comment) => (
          <li
            key={comment.id}
            className={`flex gap-3 ${comment.internal ? '-mx-2.5 rounded-control border border-note-line bg-note p-2.5' : ''}`}
          >
            <Avatar name={comment.author} size="small" />
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 text-dense">
                <span className="font-medium">{comment.author}</span>
                <RelativeTime at={comment.at} className={comment.internal ? 'text-note-ink' : 'text-ink-3'} />
                {comment.internal && (
                  <span className="flex items-center gap-1 text-note-ink">
                    <Lock aria-hidden size={12} />
                    {t('internal')}
                  </span>
                )}
              </p>
              <p className="text-dense whitespace-pre-wrap">{comment.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation('feature-requests')
  const [isOpen, setIsOpen] = useState(false)
  const word = (field: string, value: string | null) =>
    field === 'status'
      ? t(`column.${value as RequestStatus}`)
      : field === 'priority'
        ? t(`priority.${value as RequestPriority}`)
        : (value ?? '')
  if (detail.history.length === 0) return null
  return (
    <details
      open={isOpen}
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open)
      }}
      className="border-t border-line py-3 text-dense"
    >
      <summary className="cursor-pointer text-small font-semibold text-ink-3">{t('history')}</summary>
      <ul className="mt-2 grid gap-1.5">
        {detail.history.map((change) => (
          <li key={change.id} className="text-ink-2">
            {t(`changed.${change.field}` as 'changed.status', {
              by: change.by,
              from: word(change.field, change.from),
              to: word(change.field, change.to),
              defaultValue: `${change.by} · ${change.field}`,
            })}{' '}
            <RelativeTime at={change.at} className="text-ink-3" />
          </li>
        ))}
      </ul>
    </details>
  )
}
