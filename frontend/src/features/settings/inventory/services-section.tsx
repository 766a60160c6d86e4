import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Pencil from 'lucide-react/icons/pencil'
import Trash from 'lucide-react/icons/trash-2'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useIs } from '../../../lib/auth.ts'
import { useWrite } from '../api.ts'
import { ListSection } from '../list-section.tsx'
import { everyDay, hasDay } from '../weekdays.ts'
import { inventoryKey, servicesQuery } from './api.ts'
import type { Service } from './api.ts'
import { ServiceDialog } from './service-dialog.tsx'

/** When the restaurant seats people, for how long, and how many at once. */
export function ServicesSection() {
  const { t } = useTranslation('settings')
  return (
    <ListSection
      title={t('section.services')}
      lead={t('inventory.servicesLead')}
      add={t('inventory.addService')}
      query={useQuery(servicesQuery)}
      empty={{ title: t('inventory.noService'), help: t('inventory.noServiceHelp') }}
      dialog={(service, close) => <ServiceDialog service={service} onClose={close} />}
    >
      {(services, edit) => (
        <ul>
          {services.map((service) => (
            <ServiceRow
              key={service.id}
              service={service}
              onEdit={() => {
                edit(service)
              }}
            />
          ))}
        </ul>
      )}
    </ListSection>
  )
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function ServiceRow({ service, onEdit }: { service: Service; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const isOwner = useIs('owner')
  const remove = useWrite(() => call('DELETE /api/services/:id', { params: { id: service.id } }), inventoryKey)
  const when =
    service.weekdays === everyDay
      ? t('inventory.everyDay')
      : days
          .filter((_, weekday) => hasDay(service.weekdays, weekday))
          .map((day) => t(`day.${day}`))
          .join(', ')
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line py-2">
      <span className="min-w-0 grow">
        <span className="flex items-center gap-2 font-medium">
          {service.name}
          {!service.active && <Badge tone="idle">{t('inventory.off')}</Badge>}
        </span>
        <span className="block text-dense text-ink-2 tabular-nums">
          {service.firstSeating} – {service.lastSeating} · {when}
          {service.pacingCovers !== null && ` · ${t('inventory.paceOf', { count: service.pacingCovers })}`}
          {service.maxCovers !== null && ` · ${t('inventory.coversMax', { count: service.maxCovers })}`}
        </span>
      </span>
      <IconButton
        label={t('inventory.edit', { name: service.name })}
        icon={<Pencil aria-hidden size={16} />}
        onClick={onEdit}
      />
      {isOwner && service.active && (
        <IconButton
          label={t('inventory.endService', { name: service.name })}
          icon={<Trash aria-hidden size={16} />}
          onClick={() => {
            remove.mutate(undefined, {
              onSuccess: () => {
                toast.done(t('inventory.serviceEnded', { name: service.name }))
              },
              onError: (error) => {
                toast.failed(error)
              },
            })
          }}
        />
      )}
    </li>
  )
}
