import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import RotateCw from 'lucide-react/icons/rotate-cw'
import Trash from 'lucide-react/icons/trash-2'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { deadJobsQuery, useHealthWrite } from './api.ts'
import type { DeadJob } from './api.ts'
import { Block } from './block.tsx'

/** Work that was given up after eight tries: try it again, or forget it. */
export function DeadJobs() {
  const { t } = useTranslation('health')
  const toast = useToast()
  const { data = [] } = useQuery(deadJobsQuery)
  const retryAll = useHealthWrite(() =>
    Promise.all(data.map(({ id }) => call('POST /api/admin/jobs/dead/:id/retry', { params: { id } }))),
  )
  const action = data.length > 1 && (
    <Button
      size="small"
      busy={retryAll.isPending}
      icon={<RotateCw aria-hidden size={14} />}
      onClick={() => {
        retryAll.mutate(undefined, {
          onError: (error) => {
            toast.failed(error)
          },
        })
      }}
    >
      {t('retryAll')}
    </Button>
  )
  return (
    <Block title={t('deadJobs')} count={data.length} action={action}>
      {data.length === 0 && <p className="py-3 text-dense text-ink-3">{t('noDead')}</p>}
      <ul>
        {data.map((job) => (
          <DeadRow key={job.id} job={job} />
        ))}
      </ul>
    </Block>
  )
}

function DeadRow({ job }: { job: DeadJob }) {
  const { t } = useTranslation('health')
  const toast = useToast()
  const params = { id: job.id }
  const onError = (error: unknown) => {
    toast.failed(error)
  }
  const retry = useHealthWrite(() => call('POST /api/admin/jobs/dead/:id/retry', { params }))
  const drop = useHealthWrite(() => call('DELETE /api/admin/jobs/dead/:id', { params }))
  const name = t(`task.${job.task.replaceAll(/[.-]/g, '_')}` as 'task.conversations_deliver', {
    defaultValue: job.task,
  })
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line py-2">
      <span className="min-w-0 grow">
        <span className="block truncate text-dense font-medium">{name}</span>
        <span className="flex items-center gap-1.5 text-small text-danger-ink">
          <CircleAlert aria-hidden size={12} className="shrink-0" />
          <span className="truncate">{job.lastError ?? t('noReason')}</span>
        </span>
      </span>
      <span className="shrink-0 text-right text-small text-ink-3">
        {t('tries', { count: job.attempts })}
        {job.failedAt !== null && <RelativeTime at={job.failedAt} className="block" />}
      </span>
      <Button
        size="small"
        busy={retry.isPending}
        onClick={() => {
          retry.mutate(undefined, { onError })
        }}
      >
        {t('retry')}
      </Button>
      <IconButton
        label={t('drop', { name })}
        icon={<Trash aria-hidden size={16} strokeWidth={1.75} />}
        onClick={() => {
          drop.mutate(undefined, { onError })
        }}
      />
    </li>
  )
}
