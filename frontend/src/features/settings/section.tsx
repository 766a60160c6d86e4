import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import Check from 'lucide-react/icons/check'
import { Bone } from '@conciergerie/kit/ui/skeleton.tsx'
import { LoadError } from '@conciergerie/kit/ui/load-error.tsx'

interface SectionProps {
  title: string
  /** One sentence under the title. */
  lead?: string
  /** Whether something was saved since the page was opened. */
  isSaved?: boolean
  actions?: ReactNode
  children: ReactNode
}

/** A page of the settings: a title, then rows divided by hairlines. */
export function Section({ title, lead, isSaved = false, actions, children }: SectionProps) {
  const { t } = useTranslation('settings')
  return (
    <section aria-label={title} className="max-w-190 px-6 pb-10 max-tablet:px-4">
      <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2">
        <h2 className="text-strong font-semibold">{title}</h2>
        <span className="ml-auto flex items-center gap-3">
          <span role="status" className="flex items-center gap-1.5 text-small text-ok-ink">
            {isSaved && (
              <>
                <Check aria-hidden size={12} strokeWidth={2} />
                {t('saved')}
              </>
            )}
          </span>
          {actions}
        </span>
      </header>
      {lead !== undefined && <p className="max-w-[68ch] pt-4 text-ink-2">{lead}</p>}
      {children}
    </section>
  )
}

/** A row of a section. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="border-b border-line py-4 last:border-b-0">{children}</div>
}

interface SettingProps {
  label: string
  help: string
  children: ReactNode
}

/** A setting that is more than one control: what it is in the label column, the controls beside it. */
export function Setting({ label, help, children }: SettingProps) {
  const id = useId()
  return (
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={`${id}-help`}
      className="grid gap-x-6 gap-y-3 tablet:grid-cols-[180px_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-0.5">
        <p id={id} className="text-dense font-medium">
          {label}
        </p>
        <p id={`${id}-help`} className="text-small text-ink-3">
          {help}
        </p>
      </div>
      <div>{children}</div>
    </div>
  )
}

interface LoadedProps<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown }
  children: (data: T) => ReactNode
}

/** What was read, or why it could not be, or bars in its place. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <LoadError error={query.error} onRetry={() => void query.refetch()} />
  return (
    <div className="after-a-moment grid gap-6 py-6">
      {[1, 2, 3].map((row) => (
        <Bone key={row} className="w-1/2" />
      ))}
    </div>
  )
}
