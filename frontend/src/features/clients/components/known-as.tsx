import { useTranslation } from 'react-i18next'
import type { Client } from '@conciergerie/contract'
import { useFormat } from '@conciergerie/kit/lib/format.ts'

/** Under which names and numbers this client has written. */
export function KnownAs({ client }: { client: Client }) {
  const { t } = useTranslation('clients')
  const { phone } = useFormat()
  if (client.identities.length === 0 && client.profileName === null) return null
  return (
    <section aria-label={t('known.title')} className="p-4">
      <h3 className="mb-1 text-small font-semibold text-ink-3">{t('known.title')}</h3>
      <dl className="grid grid-cols-[84px_minmax(0,1fr)] gap-y-1 text-dense">
        {client.profileName !== null && (
          <>
            <dt className="text-ink-3">{t('known.profile')}</dt>
            <dd className="[overflow-wrap:anywhere]">{client.profileName}</dd>
          </>
        )}
        {client.identities.map(({ kind, value }) => (
          <div key={`${kind}-${value}`} className="contents">
            <dt className="text-ink-3">{t(`known.${kind}`)}</dt>
            <dd className="[overflow-wrap:anywhere] tabular-nums">
              {kind === 'bsuid' ? value : phone(value.replace(/^(?=\d)/, '+'))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
