import { useTranslation } from 'react-i18next'
import { Bone } from '@conciergerie/kit/ui/skeleton.tsx'

/** In the place of questions on their way, of their height. */
export function QuestionSkeleton({ rows }: { rows: number }) {
  const { t } = useTranslation()
  return (
    <div role="status" className="after-a-moment">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className="flex h-12.25 items-center gap-6 border-b border-line bg-canvas px-5 max-tablet:h-26 max-tablet:px-4"
        >
          <span className="grid grow gap-2">
            <Bone className="w-2/5" />
            <Bone className="w-1/5" />
          </span>
          <Bone className="h-7 w-32 max-tablet:hidden" />
        </div>
      ))}
    </div>
  )
}
