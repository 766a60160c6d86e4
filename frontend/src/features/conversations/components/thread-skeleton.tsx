import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { Bone } from '@conciergerie/kit/ui/skeleton.tsx'

/** A thread on its way: head, bubbles, field, at their real heights. */
export function ThreadSkeleton() {
  const { t } = useTranslation()
  return (
    <div role="status" className="after-a-moment flex min-h-0 min-w-0 grow flex-col bg-canvas">
      <span className="sr-only">{t('loading')}</span>
      <div className="flex h-14 items-center gap-3 border-b border-line bg-surface px-5 max-tablet:h-16">
        <Bone className="size-9 rounded-full" />
        <Bone className="w-40" />
      </div>
      <div className="flex grow flex-col justify-end">
        <BubbleBones />
      </div>
      <div className="border-t border-line bg-surface p-4">
        <Bone className="h-24 rounded-bubble" />
      </div>
    </div>
  )
}

const shapes = ['w-56', 'w-80 self-end', 'w-64', 'w-72 self-end', 'w-44']

export function BubbleBones() {
  return (
    <div className="after-a-moment flex flex-col gap-4 p-5">
      {shapes.map((shape) => (
        <Bone key={shape} className={clsx('h-10 max-w-full rounded-bubble', shape)} />
      ))}
    </div>
  )
}
