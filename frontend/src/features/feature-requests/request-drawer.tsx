import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Bell from 'lucide-react/icons/bell'
import BellOff from 'lucide-react/icons/bell-off'
import { AlertDialog } from '@conciergerie/kit/ui/alert-dialog.tsx'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Drawer } from '@conciergerie/kit/ui/dialog.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { requestQuery, useRequestWrite, useStake } from './api.ts'
import type { FeatureRequest } from './api.ts'
import { ProposeDialog } from './propose-dialog.tsx'
import { StatusBadge } from './status-badge.tsx'
import { VoteButton } from './vote-button.tsx'

/** One request with what the administrators said of it. */
export function RequestDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation('feature-requests')
  const query = useQuery(requestQuery(id))
  const request = query.data?.featureRequest
  return (
    <Drawer
      title={request?.title ?? t('title')}
      onClose={onClose}
      kicker={request && <StatusBadge status={request.status} />}
    >
      {query.error && !request && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {request && (
        <div className="grid gap-5">
          <div className="flex items-center gap-3">
            <VoteButton request={request} />
            <FollowButton request={request} />
          </div>
          {request.description !== '' && <p className="whitespace-pre-wrap">{request.description}</p>}
          <p className="text-small text-ink-3">
            {t('proposed')} <RelativeTime at={request.createdAt} />
          </p>
          {request.mine && request.status === 'pending' && <MyActions request={request} onGone={onClose} />}
          <section className="border-t border-line pt-4">
            <h3 className="mb-2 text-small font-semibold text-ink-3">{t('answers')}</h3>
            {query.data?.comments.length === 0 && <p className="text-dense text-ink-3">{t('noAnswer')}</p>}
            <ul className="grid gap-4">
              {query.data?.comments.map((comment) => (
                <li key={comment.id}>
                  <p className="whitespace-pre-wrap">{comment.text}</p>
                  <p className="mt-0.5 text-small text-ink-3">
                    {t('team')}, <RelativeTime at={comment.at} />
                  </p>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Drawer>
  )
}

function FollowButton({ request }: { request: FeatureRequest }) {
  const { t } = useTranslation('feature-requests')
  const toast = useToast()
  const follow = useStake('follow')
  const Icon = request.followed ? BellOff : Bell
  return (
    <Button
      icon={<Icon aria-hidden size={14} />}
      onClick={() => {
        follow.mutate(request, {
          onError: (error) => {
            toast.failed(error)
          },
        })
      }}
    >
      {t(request.followed ? 'unfollow' : 'follow')}
    </Button>
  )
}

function MyActions({ request, onGone }: { request: FeatureRequest; onGone: () => void }) {
  const { t } = useTranslation('feature-requests')
  const toast = useToast()
  const [isEditing, setIsEditing] = useState(false)
  const [isLeaving, setIsLeaving] = useState(false)
  const withdraw = useRequestWrite(() => call('DELETE /api/feature-requests/:id', { params: { id: request.id } }))
  return (
    <div className="flex gap-2">
      <Button
        size="small"
        onClick={() => {
          setIsEditing(true)
        }}
      >
        {t('reword')}
      </Button>
      <Button
        size="small"
        variant="danger"
        onClick={() => {
          setIsLeaving(true)
        }}
      >
        {t('withdraw')}
      </Button>
      {isEditing && (
        <ProposeDialog
          request={request}
          onClose={() => {
            setIsEditing(false)
          }}
        />
      )}
      {isLeaving && (
        <AlertDialog
          title={t('withdrawTitle', { title: request.title })}
          confirm={t('withdraw')}
          busy={withdraw.isPending}
          onClose={() => {
            setIsLeaving(false)
          }}
          onConfirm={() => {
            withdraw.mutate(undefined, {
              onSuccess: onGone,
              onError: (error) => {
                toast.failed(error)
              },
            })
          }}
        >
          {t('withdrawText')}
        </AlertDialog>
      )}
    </div>
  )
}
