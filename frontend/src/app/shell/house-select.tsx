import { useTranslation } from 'react-i18next'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Select } from '@conciergerie/kit/ui/select.tsx'
import { useSession } from '../../lib/auth.ts'
import { useSwitchHouse } from './use-switch-house.ts'

/** On a phone: the other houses of those who work in several; nothing for the rest. */
export function HouseSelect() {
  const { t } = useTranslation('shell')
  const { conciergerie, houses } = useSession()
  const switchHouse = useSwitchHouse()
  const others = houses.filter(({ id }) => id !== conciergerie.id)
  if (others.length === 0) return null
  return (
    <Field label={t('house.switch')}>
      <Select
        value={conciergerie.id}
        disabled={switchHouse.isPending}
        onChange={(event) => {
          switchHouse.mutate(Number(event.target.value))
        }}
      >
        {[conciergerie, ...others].map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
