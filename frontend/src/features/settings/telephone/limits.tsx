import { useTranslation } from 'react-i18next'
import { SavedField } from '../saved-field.tsx'
import { Row } from '../section.tsx'
import type { RowsProps } from './rows-props.ts'

const limits = ['maxConcurrent', 'maxMinutesPerCall', 'maxMinutesPerDay'] as const

/** What calls may cost at most. */
export function Limits({ voice, disabled, save }: RowsProps) {
  const { t } = useTranslation('telephone')
  return limits.map((name) => (
    <Row key={name}>
      <SavedField
        label={t(`limit.${name}`)}
        help={t(`limit.${name}Help`)}
        name={name}
        value={String(voice[name])}
        inputMode="numeric"
        disabled={disabled}
        save={(value) => save({ [name]: Number(value) })}
      />
    </Row>
  ))
}
