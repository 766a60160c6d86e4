import clsx from 'clsx'
import { useTranslation } from 'react-i18next'

/** A bar in the place of words that are on their way. */
export function Bone({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block h-3 rounded-chip bg-sunken', className)} />
}

/** Rows of the real height, after 150 ms; says once that something loads. */
export function SkeletonRows({ rows = 6, className = 'h-16' }: { rows?: number; className?: string }) {
  const { t } = useTranslation()
  return (
    <div role="status" className="after-a-moment">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={clsx('flex items-center gap-3 px-4', className)}>
          <Bone className="size-9 shrink-0 rounded-full" />
          <span className="grid grow gap-2">
            <Bone className="w-2/5" />
            <Bone className="w-4/5" />
          </span>
        </div>
      ))}
    </div>
  )
}
