import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import ArrowBigUp from 'lucide-react/icons/arrow-big-up'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useStake } from './api.ts'
import type { FeatureRequest } from './api.ts'

/** One vote a person, given and taken back with the same button. */
export function VoteButton({ request }: { request: FeatureRequest }) {
  const { t } = useTranslation('feature-requests')
  const toast = useToast()
  const vote = useStake('vote')
  return (
    <button
      type="button"
      aria-pressed={request.voted}
      aria-label={t('vote', { title: request.title, count: request.votes })}
      onClick={() => {
        vote.mutate(request, {
          onError: (error) => {
            toast.failed(error)
          },
        })
      }}
      className={clsx(
        'flex h-12 w-13 shrink-0 flex-col items-center justify-center rounded-control border text-dense font-medium tabular-nums',
        request.voted
          ? 'border-accent bg-accent-soft text-accent-ink'
          : 'border-line-strong bg-raised text-ink-2 hover:bg-hover',
      )}
    >
      <ArrowBigUp aria-hidden size={16} strokeWidth={1.75} fill={request.voted ? 'currentColor' : 'none'} />
      {request.votes}
    </button>
  )
}
