import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Pencil from 'lucide-react/icons/pencil'
import Trash from 'lucide-react/icons/trash-2'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useWrite } from '../api.ts'
import { ListSection } from '../list-section.tsx'
import { inventoryKey, rulesQuery, servicesQuery, typesQuery } from './api.ts'
import type { Rule } from './api.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { addDay } from './rule-draft.ts'

/** Rates of a season, closures, least stays: the last one that fits a day holds. */
export function RatesSection() {
  const { t } = useTranslation('settings')
  return (
    <ListSection
      title={t('section.rates')}
      lead={t('inventory.ratesLead')}
      add={t('inventory.addRule')}
      query={useQuery(rulesQuery)}
      empty={{ title: t('inventory.noRule'), help: t('inventory.noRuleHelp') }}
      dialog={(rule, close) => <RuleDialog rule={rule} onClose={close} />}
    >
      {(rules, edit) => (
        <ul>
          {rules.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              onEdit={() => {
                edit(rule)
              }}
            />
          ))}
        </ul>
      )}
    </ListSection>
  )
}

function RuleRow({ rule, onEdit }: { rule: Rule; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { dates, numbers } = useFormat()
  const toast = useToast()
  const types = useQuery(typesQuery).data ?? []
  const services = useQuery(servicesQuery).data ?? []
  const { id, ...fields } = rule
  const remove = useWrite(() => call('DELETE /api/calendar-rules/:id', { params: { id } }), inventoryKey)
  const restore = useWrite(() => call('POST /api/calendar-rules', { body: fields }), inventoryKey)
  const scope =
    types.find((type) => type.id === rule.unitTypeId)?.name ??
    services.find((service) => service.id === rule.serviceId)?.name ??
    t('inventory.everything')
  const label = rule.label ?? scope
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line py-2">
      <span className="min-w-0 grow">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {label}
          {rule.closed === true && <Badge tone="danger">{t('inventory.closed')}</Badge>}
          {rule.priceCents !== null && <Badge tone="accent">{numbers.price(rule.priceCents)}</Badge>}
          {rule.minNights !== null && (
            <Badge tone="outline">{t('inventory.nightsAtLeast', { count: rule.minNights })}</Badge>
          )}
          {rule.closedToArrival === true && <Badge tone="outline">{t('inventory.noArrival')}</Badge>}
          {rule.closedToDeparture === true && <Badge tone="outline">{t('inventory.noDeparture')}</Badge>}
          {rule.openFrom !== null && rule.openTo !== null && (
            <Badge tone="outline">{`${rule.openFrom} – ${rule.openTo}`}</Badge>
          )}
        </span>
        <span className="block text-dense text-ink-2">
          {dates.span(rule.dateFrom, addDay(rule.dateTo, -1))}
          {rule.label !== null && ` · ${scope}`}
        </span>
      </span>
      <IconButton
        label={t('inventory.edit', { name: label })}
        icon={<Pencil aria-hidden size={16} />}
        onClick={onEdit}
      />
      <IconButton
        label={t('inventory.removeRule', { name: label })}
        icon={<Trash aria-hidden size={16} />}
        onClick={() => {
          remove.mutate(undefined, {
            onSuccess: () => {
              toast.done(t('inventory.ruleRemoved', { name: label }), () => {
                restore.mutate(undefined)
              })
            },
            onError: (error) => {
              toast.failed(error)
            },
          })
        }}
      />
    </li>
  )
}
