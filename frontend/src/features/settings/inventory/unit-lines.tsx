import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import Plus from 'lucide-react/icons/plus'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Switch } from '@conciergerie/kit/ui/switch.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { readCount } from '../amounts.ts'
import { useWrite } from '../api.ts'
import { inventoryKey } from './api.ts'
import type { Unit, UnitType } from './api.ts'

/** The rooms or tables of a type: renamed where they stand, put in and out of sale by a switch. */
export function UnitLines({ type, units }: { type: UnitType; units: readonly Unit[] }) {
  return (
    <div className="mt-3 grid gap-1.5">
      <ul className="grid gap-1.5 tablet:grid-cols-2">
        {units.map((unit) => (
          <UnitLine key={unit.id} unit={unit} isTable={type.kind === 'table'} />
        ))}
      </ul>
      <NewUnit type={type} />
    </div>
  )
}

function UnitLine({ unit, isTable }: { unit: Unit; isTable: boolean }) {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const [name, setName] = useState(unit.name)
  const [party, setParty] = useState(String(unit.maxParty))
  const save = useWrite(
    (body: { name?: string; maxParty?: number; active?: boolean }) =>
      call('PATCH /api/units/:id', { params: { id: unit.id }, body }),
    inventoryKey,
  )
  const send = (body: { name?: string; maxParty?: number; active?: boolean }) => {
    save.mutate(body, {
      onError: (error) => {
        toast.failed(error)
        setName(unit.name)
        setParty(String(unit.maxParty))
      },
    })
  }
  return (
    <li className="flex items-center gap-2">
      <TextInput
        aria-label={t('inventory.unitName', { name: unit.name })}
        value={name}
        maxLength={40}
        className="max-w-36"
        onChange={(event) => {
          setName(event.target.value)
        }}
        onBlur={() => {
          if (name.trim() !== '' && name.trim() !== unit.name) send({ name: name.trim() })
        }}
      />
      {isTable && (
        <TextInput
          type="number"
          min={1}
          aria-label={t('inventory.seatsOf', { name: unit.name })}
          value={party}
          className="max-w-18 text-right"
          onChange={(event) => {
            setParty(event.target.value)
          }}
          onBlur={() => {
            const seats = readCount(party, 1)
            if (seats !== null && seats !== unit.maxParty) send({ maxParty: seats })
          }}
        />
      )}
      <Switch
        checked={unit.active}
        aria-label={t('inventory.onSale', { name: unit.name })}
        onChange={(active) => {
          send({ active })
        }}
      />
    </li>
  )
}

function NewUnit({ type }: { type: UnitType }) {
  const { t } = useTranslation('settings')
  const toast = useToast()
  const [name, setName] = useState('')
  const add = useWrite(
    () => call('POST /api/units', { body: { unitTypeId: type.id, name: name.trim() } }),
    inventoryKey,
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    add.mutate(undefined, {
      onSuccess: () => {
        setName('')
      },
      onError: (error) => {
        toast.failed(error)
      },
    })
  }
  return (
    <form onSubmit={submit} className="flex items-center gap-2">
      <TextInput
        aria-label={t(`inventory.newUnit.${type.kind}`)}
        placeholder={t(`inventory.newUnit.${type.kind}`)}
        value={name}
        maxLength={40}
        className="max-w-36"
        onChange={(event) => {
          setName(event.target.value)
        }}
      />
      <Button type="submit" size="small" busy={add.isPending} icon={<Plus aria-hidden size={14} />}>
        {t('inventory.add')}
      </Button>
    </form>
  )
}
