import { useTranslation } from 'react-i18next'
import BellOff from 'lucide-react/icons/bell-off'
import type { Client } from '@conciergerie/contract'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useClientChange } from '../use-client-change.ts'

/** That they asked not to be written to, and the way back once they ask for it. */
export function ClientStanding({ client }: { client: Client }) {
  const { t } = useTranslation('clients')
  const { dates } = useFormat()
  const { change } = useClientChange(client)
  if (client.optedOutAt === null) return null
  return (
    <section className="grid justify-items-start gap-2 p-4 text-dense">
      <p className="flex items-start gap-2">
        <BellOff aria-hidden size={14} className="mt-0.5 shrink-0 text-ink-2" />
        {t('optedOut.since', { day: dates.day(client.optedOutAt) })}
      </p>
      <Button size="small" onClick={() => void change({ optedOut: false })}>
        {t('optedOut.lift')}
      </Button>
      <p className="text-small text-ink-3">{t('optedOut.help')}</p>
    </section>
  )
}
