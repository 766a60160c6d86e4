import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import BedDouble from 'lucide-react/icons/bed-double'
import Pencil from 'lucide-react/icons/pencil'
import Utensils from 'lucide-react/icons/utensils'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { ListSection } from '../list-section.tsx'
import { typesQuery, unitsQuery } from './api.ts'
import type { Unit, UnitType } from './api.ts'
import { Combos } from './combos.tsx'
import { TypeDialog } from './type-dialog.tsx'
import { UnitLines } from './unit-lines.tsx'

/** What can be booked: types of room and areas, each with its rooms or tables. */
export function PlacesSection() {
  const { t } = useTranslation('settings')
  const units = useQuery(unitsQuery).data ?? []
  return (
    <ListSection
      title={t('section.places')}
      lead={t('inventory.placesLead')}
      add={t('inventory.addType')}
      query={useQuery(typesQuery)}
      empty={{ title: t('inventory.none'), help: t('inventory.noneHelp') }}
      dialog={(type, close) => <TypeDialog type={type} onClose={close} />}
    >
      {(types, edit) => (
        <>
          {types.map((type) => (
            <TypeBlock
              key={type.id}
              type={type}
              units={units.filter(({ unitTypeId }) => unitTypeId === type.id)}
              onEdit={() => {
                edit(type)
              }}
            />
          ))}
          {types.some(({ kind }) => kind === 'table') && <Combos types={types} units={units} />}
        </>
      )}
    </ListSection>
  )
}

function TypeBlock({ type, units, onEdit }: { type: UnitType; units: readonly Unit[]; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { numbers } = useFormat()
  const Icon = type.kind === 'stay' ? BedDouble : Utensils
  return (
    <section aria-label={type.name} className="border-b border-line py-5">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Icon aria-hidden size={16} className="text-ink-2" />
        <h3 className="font-semibold">{type.name}</h3>
        <code className="text-small text-ink-3">{type.code}</code>
        {!type.active && <Badge tone="idle">{t('inventory.off')}</Badge>}
        <span className="ml-auto text-dense text-ink-2 tabular-nums">
          {type.basePriceCents !== null && `${numbers.price(type.basePriceCents)} ${t('inventory.perNight')} · `}
          {t('inventory.upTo', { count: type.maxParty })}
        </span>
        <IconButton
          size="small"
          label={t('inventory.edit', { name: type.name })}
          icon={<Pencil aria-hidden size={14} />}
          onClick={onEdit}
        />
      </header>
      <UnitLines type={type} units={units} />
    </section>
  )
}
