import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { Checkbox } from '../../../components/ui/checkbox.tsx'
import { useIs } from '../../../lib/auth.ts'
import { useWrite } from '../api.ts'
import { SavedField } from '../saved-field.tsx'
import { Loaded } from '../section.tsx'
import { clientNoticesQuery } from './api.ts'
import type { ClientSettings, ClientSettingsChange } from './api.ts'

const notices = [
  'confirmation',
  'reminder_day',
  'reminder_hours',
  'arrival',
  'thanks',
  'waitlist_offer',
] as const satisfies readonly (keyof ClientSettings['enabled'])[]

/** What clients are sent about their bookings, by WhatsApp, SMS or e-mail; owners decide. */
export function ClientNotices() {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const isOwner = useIs('owner')
  const query = useQuery(clientNoticesQuery)
  const save = useWrite(
    (body: ClientSettingsChange) => call('PUT /api/notifications/clients', { body }),
    clientNoticesQuery.queryKey,
  )
  return (
    <section aria-labelledby="client-notices" className="pt-6">
      <h3 id="client-notices" className="font-semibold">
        {t('notices.clients')}
      </h3>
      <p className="mt-1 mb-3 text-dense text-ink-3">{t('notices.clientsHelp')}</p>
      <Loaded query={query}>
        {({ enabled, arrivalText }) => (
          <div className="grid gap-1">
            {notices.map((notice) => (
              <Checkbox
                key={notice}
                checked={enabled[notice]}
                disabled={!isOwner}
                help={t(`notices.clientHelp.${notice}`)}
                onChange={(event) => {
                  save.mutate(
                    { enabled: { [notice]: event.target.checked } },
                    {
                      onError: (error) => {
                        toast.failed(error)
                      },
                    },
                  )
                }}
              >
                {t(`notices.client.${notice}`)}
              </Checkbox>
            ))}
            <div className="pt-4">
              <SavedField
                lines
                label={t('notices.arrivalText')}
                help={t('notices.arrivalTextHelp')}
                name="arrivalText"
                maxLength={1000}
                disabled={!isOwner}
                value={arrivalText}
                save={(value) => save.mutateAsync({ arrivalText: value })}
              />
            </div>
          </div>
        )}
      </Loaded>
    </section>
  )
}
