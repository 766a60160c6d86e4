import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import type { Settings } from './api.ts'

type Hours = Settings['hours']
type Day = keyof Hours
interface Range {
  from: string
  to: string
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Day[]
const mostRanges = 4
const usual: Range = { from: '09:00', to: '18:00' }

interface HoursFieldProps {
  hours: Hours
  disabled: boolean
  onChange: (hours: Hours) => void
}

/** When somebody is at the desk, day by day; a day without a range is a day off. */
export function HoursField({ hours, disabled, onChange }: HoursFieldProps) {
  const { t } = useTranslation('settings')
  const setDay = (day: Day, ranges: Range[]) => {
    onChange({ ...hours, [day]: ranges })
  }
  return (
    <fieldset className="grid gap-x-6 gap-y-2 tablet:grid-cols-[180px_minmax(0,1fr)]">
      <legend className="contents">
        <span className="grid content-start gap-0.5">
          <span className="text-dense font-medium">{t('house.hours')}</span>
          <span className="text-small text-ink-3">{t('house.hoursHelp')}</span>
        </span>
      </legend>
      <div className="grid gap-2">
        {days.map((day) => (
          <DayRow
            key={day}
            day={day}
            ranges={hours[day] ?? []}
            disabled={disabled}
            onChange={(ranges) => {
              setDay(day, ranges)
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface DayRowProps {
  day: Day
  ranges: readonly Range[]
  disabled: boolean
  onChange: (ranges: Range[]) => void
}

function DayRow({ day, ranges, disabled, onChange }: DayRowProps) {
  const { t } = useTranslation('settings')
  const name = t(`day.${day}`)
  const replace = (at: number, range: Range) => {
    onChange(ranges.map((one, i) => (i === at ? range : one)))
  }
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-2">
      <span className="w-22 text-dense">{name}</span>
      {ranges.length === 0 && <span className="text-dense text-ink-3">{t('house.closed')}</span>}
      {ranges.map((range, at) => (
        <span key={at} className="flex items-center gap-1.5">
          <TimeInput
            label={t('house.opens', { day: name })}
            value={range.from}
            disabled={disabled}
            onCommit={(from) => {
              replace(at, { ...range, from })
            }}
          />
          <span aria-hidden className="text-ink-3">
            –
          </span>
          <TimeInput
            label={t('house.closes', { day: name })}
            value={range.to}
            disabled={disabled}
            onCommit={(to) => {
              replace(at, { ...range, to })
            }}
          />
          {!disabled && (
            <IconButton
              size="small"
              label={t('house.removeRange', { day: name })}
              icon={<X aria-hidden size={14} />}
              onClick={() => {
                onChange(ranges.filter((_, i) => i !== at))
              }}
            />
          )}
        </span>
      ))}
      {!disabled && ranges.length < mostRanges && (
        <IconButton
          size="small"
          label={t('house.addRange', { day: name })}
          icon={<Plus aria-hidden size={14} />}
          onClick={() => {
            onChange([...ranges, usual])
          }}
        />
      )}
    </div>
  )
}

/** Saved when it is left, not at each digit. */
function TimeInput({
  label,
  value,
  disabled,
  onCommit,
}: {
  label: string
  value: string
  disabled: boolean
  onCommit: (value: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      type="time"
      aria-label={label}
      value={typed ?? value}
      disabled={disabled}
      onChange={(event) => {
        setTyped(event.target.value)
      }}
      onBlur={() => {
        if (typed !== null && /^\d\d:\d\d$/.test(typed) && typed !== value) onCommit(typed)
        setTyped(null)
      }}
      className="field h-8 px-2 text-dense tabular-nums max-tablet:h-11"
    />
  )
}
