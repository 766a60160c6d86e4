import { useTranslation } from 'react-i18next'
import { CardsField, ChoiceField } from '../choice-field.tsx'
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
        <CardsField
          name="voice-hours"
          label={t('hours')}
          help={t('hoursHelp')}
          value={voice.hours}
          choices={hours}
          wordsOf={(value) => t(`hoursOf.${value}`)}
          helpOf={(value) => t(`hoursOf.${value}Help`)}
          disabled={disabled}
          save={(value) => {
            saveNow({ hours: value })
          }}
        />
      </Row>
      {voice.hours === 'desk_hours' && (
        <Row>
          <ChoiceField
            label={t('outOfHours')}
            value={voice.outOfHours}
            choices={closed}
            wordsOf={(value) => t(`outOfHoursOf.${value}`)}
            className="w-80 max-w-full"
            disabled={disabled}
            save={(outOfHours) => {
              saveNow({ outOfHours })
            }}
          />
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
