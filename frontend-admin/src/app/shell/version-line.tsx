import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { healthQuery } from '../../lib/counts.ts'

/** What runs: version and commit. */
export function VersionLine() {
  const { t } = useTranslation('shell')
  const { data } = useQuery(healthQuery)
  if (!data) return null
  return (
    <p className="flex justify-between gap-2 px-2 py-3 text-micro text-ink-3 max-desk:sr-only">
      <span>{t('version', { version: data.version })}</span>
      {data.commit !== null && <span className="font-mono">{data.commit.slice(0, 7)}</span>}
    </p>
  )
}
