import { useTranslation } from 'react-i18next'
import { RadioCard } from '../../../components/ui/checkbox.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { SavedField } from '../saved-field.tsx'
import { Row } from '../section.tsx'
import type { Voice } from './api.ts'
import type { RowsProps } from './rows-props.ts'

const hours = ['always', 'desk_hours'] as const satisfies readonly Voice['hours'][]
const closed = ['message', 'closed_message'] as const satisfies readonly Voice['outOfHours'][]

/** When calls are answered, and who takes those that the assistant passes on. */
export function HandOver({ voice, disabled, save, saveNow }: RowsProps) {
  const { t } = useTranslation('telephone')
  return (
    <>
      <Row>
        <fieldset disabled={disabled} className="grid gap-x-6 gap-y-2 tablet:grid-cols-[180px_minmax(0,1fr)]">
          <legend className="contents">
            <span className="grid content-start gap-0.5">
              <span className="text-dense font-medium">{t('hours')}</span>
              <span className="text-small text-ink-3">{t('hoursHelp')}</span>
            </span>
          </legend>
          <div className="flex gap-2 max-tablet:flex-col">
            {hours.map((value) => (
              <RadioCard
                key={value}
                name="voice-hours"
                value={value}
                checked={voice.hours === value}
                help={t(`hoursOf.${value}Help`)}
                className="basis-0"
                onChange={() => {
                  saveNow({ hours: value })
                }}
              >
                {t(`hoursOf.${value}`)}
              </RadioCard>
            ))}
          </div>
        </fieldset>
      </Row>
      {voice.hours === 'desk_hours' && (
        <Row>
          <Field label={t('outOfHours')} layout="beside">
            <Select
              value={voice.outOfHours}
              disabled={disabled}
              className="w-80 max-w-full"
              onChange={(event) => {
                saveNow({ outOfHours: event.target.value as Voice['outOfHours'] })
              }}
            >
              {closed.map((value) => (
                <option key={value} value={value}>
                  {t(`outOfHoursOf.${value}`)}
                </option>
              ))}
            </Select>
          </Field>
        </Row>
      )}
      <Row>
        <SavedField
          label={t('transfer')}
          help={t('transferHelp')}
          name="transferNumber"
          value={voice.transferNumber ?? ''}
          inputMode="tel"
          placeholder="+33…"
          disabled={disabled}
          save={(value) => save({ transferNumber: value === '' ? null : value })}
        />
      </Row>
    </>
  )
}
