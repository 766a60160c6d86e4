import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../components/ui/checkbox.tsx'
import { hasDay, toggleDay } from './weekdays.ts'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

interface Props {
  mask: number
  error?: string | undefined
  onChange: (mask: number) => void
}

/** Which days of the week. */
export function WeekdayField({ mask, error, onChange }: Props) {
  const { t } = useTranslation('settings')
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 text-dense font-medium">{t('inventory.weekdays')}</legend>
      <span className="flex flex-wrap gap-x-4 gap-y-1">
        {days.map((day, weekday) => (
          <Checkbox
            key={day}
            checked={hasDay(mask, weekday)}
            onChange={() => {
              onChange(toggleDay(mask, weekday))
            }}
          >
            {t(`day.${day}`)}
          </Checkbox>
        ))}
      </span>
      {error !== undefined && <p className="text-dense text-danger-ink">{error}</p>}
    </fieldset>
  )
}
