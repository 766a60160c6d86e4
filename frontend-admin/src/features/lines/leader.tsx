import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Elapsed } from '@conciergerie/kit/ui/time.tsx'
import { leaderQuery } from './api.ts'

/** Which process looks after the lines: of several that could, one does. */
export function Leader() {
  const { t } = useTranslation('lines')
  const { data: leader } = useQuery(leaderQuery)
  if (leader === undefined) return null
  if (leader === null) return <p className="px-5 pb-3 text-dense text-warn-ink max-tablet:px-4">{t('noLeader')}</p>
  return (
    <p className="px-5 pb-3 text-dense text-ink-3 max-tablet:px-4">
      {t('leader', { name: leader.name })} <Elapsed since={leader.since} />
    </p>
  )
}
