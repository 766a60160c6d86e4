import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import Trash from 'lucide-react/icons/trash-2'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { Checkbox } from '../../../components/ui/checkbox.tsx'
import { useWrite } from '../api.ts'
import { FormDialog } from '../form-dialog.tsx'
import { combosQuery, inventoryKey } from './api.ts'
import type { Unit, UnitType } from './api.ts'

interface Props {
  types: readonly UnitType[]
  units: readonly Unit[]
}

/** Tables that may be joined for larger parties. */
export function Combos({ types, units }: Props) {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const combos = useQuery(combosQuery).data ?? []
  const [isAdding, setIsAdding] = useState(false)
  const remove = useWrite((id: number) => call('DELETE /api/unit-combos/:id', { params: { id } }), inventoryKey)
  return (
    <section aria-labelledby="combos" className="py-5">
      <header className="flex items-center gap-3">
        <h3 id="combos" className="font-semibold">
          {t('inventory.combos')}
        </h3>
        <Button
          size="small"
          className="ml-auto"
          onClick={() => {
            setIsAdding(true)
          }}
        >
          {t('inventory.addCombo')}
        </Button>
      </header>
      <p className="mt-1 text-dense text-ink-3">{t('inventory.combosHelp')}</p>
      <ul className="mt-2">
        {combos.map((combo) => (
          <li key={combo.id} className="flex h-10 items-center gap-3 border-b border-line text-dense">
            <span className="font-medium">{combo.name}</span>
            <span className="text-ink-3">{t('inventory.fromTo', { from: combo.minParty, to: combo.maxParty })}</span>
            <IconButton
              size="small"
              className="ml-auto"
              label={t('inventory.removeCombo', { name: combo.name })}
              icon={<Trash aria-hidden size={14} />}
              onClick={() => {
                remove.mutate(combo.id, {
                  onError: (error) => {
                    toast.failed(error)
                  },
                })
              }}
            />
          </li>
        ))}
      </ul>
      {isAdding && (
        <ComboDialog
          tables={units.filter((unit) => types.some((type) => type.kind === 'table' && type.id === unit.unitTypeId))}
          onClose={() => {
            setIsAdding(false)
          }}
        />
      )}
    </section>
  )
}

function ComboDialog({ tables, onClose }: { tables: readonly Unit[]; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const [chosen, setChosen] = useState<readonly number[]>([])
  const save = useWrite(() => call('POST /api/unit-combos', { body: { unitIds: [...chosen] } }), inventoryKey)
  return (
    <FormDialog
      title={t('inventory.addCombo')}
      error={save.error}
      busy={save.isPending}
      canSave={chosen.length > 1}
      onClose={onClose}
      onSave={() => {
        save.mutate(undefined, { onSuccess: onClose })
      }}
    >
      <div className="grid grid-cols-2 gap-1">
        {tables.map(({ id, name, maxParty }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            onChange={() => {
              setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]))
            }}
          >
            {t('inventory.tableOf', { name, count: maxParty })}
          </Checkbox>
        ))}
      </div>
    </FormDialog>
  )
}
