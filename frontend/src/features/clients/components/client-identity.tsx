import { useTranslation } from 'react-i18next'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { Client } from '@conciergerie/contract'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useClientChange } from '../use-client-change.ts'
import { IdentityRow } from './identity-row.tsx'
import { InlineLanguage } from './inline-language.tsx'
import { InlineTags } from './inline-tags.tsx'
import { InlineText } from './inline-text.tsx'

/** What we know of them; each line is changed where it stands. */
export function ClientIdentity({ client }: { client: Client }) {
  const { t } = useTranslation('clients')
  const { phone } = useFormat()
  const { change } = useClientChange(client)
  return (
    <section aria-label={t('identity')} className="grid gap-0.5 px-4 py-3">
      <IdentityRow label={t('field.phone')}>
        <InlineText
          label={t('field.phone')}
          type="tel"
          value={client.phone}
          shown={client.phone === null ? null : phone(client.phone)}
          maxLength={40}
          onSave={(value) => change({ phone: value })}
        />
      </IdentityRow>
      <IdentityRow label={t('field.email')}>
        <InlineText
          label={t('field.email')}
          type="email"
          value={client.email}
          maxLength={254}
          onSave={(value) => change({ email: value })}
        />
      </IdentityRow>
      <IdentityRow label={t('field.language')}>
        <InlineLanguage value={client.language} onSave={(value) => change({ language: value })} />
      </IdentityRow>
      <IdentityRow label={t('field.allergies')}>
        <InlineText
          label={t('field.allergies')}
          value={client.allergies}
          icon={<TriangleAlert aria-hidden size={14} className="mt-0.5 shrink-0 text-warn-mark" />}
          maxLength={300}
          onSave={(value) => change({ allergies: value })}
        />
      </IdentityRow>
      <IdentityRow label={t('field.tags')}>
        <InlineTags tags={client.tags} onSave={(tags) => change({ tags })} />
      </IdentityRow>
      <IdentityRow label={t('field.note')}>
        <InlineText
          label={t('field.note')}
          value={client.note}
          maxLength={2000}
          isLong
          onSave={(value) => change({ note: value })}
        />
      </IdentityRow>
    </section>
  )
}
