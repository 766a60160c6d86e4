import { useTranslation } from 'react-i18next'
import type { Faq } from '@conciergerie/contract'
import { useFormat } from '@conciergerie/kit/lib/format.ts'

/** Which version this is, how it has served, and what correcting it does to answers already sent. */
export function VersionNote({ faq }: { faq: Faq }) {
  const { t } = useTranslation('faqs')
  const { dates, numbers } = useFormat()
  const { version, usageCount, lastUsedAt } = faq
  return (
    <div className="mt-5 grid gap-0.5 border-t border-line pt-3 text-small text-ink-3">
      <p>{t(version === 1 ? 'version.first' : 'version.note', { version, at: dates.moment(faq.updatedAt) })}</p>
      <p>
        {lastUsedAt === null
          ? t('version.unused')
          : t('version.used', { count: usageCount, times: numbers.count(usageCount), at: dates.moment(lastUsedAt) })}
      </p>
      <p>{t('version.kept')}</p>
    </div>
  )
}
