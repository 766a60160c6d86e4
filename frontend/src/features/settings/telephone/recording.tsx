import { useTranslation } from 'react-i18next'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Switch } from '@conciergerie/kit/ui/switch.tsx'
import { SavedField } from '../saved-field.tsx'
import { Row } from '../section.tsx'
import type { RowsProps } from './rows-props.ts'

/** Off unless the house turns it on: then callers are told first, and may object. */
export function Recording({ voice: { recording }, disabled, save, saveNow }: RowsProps) {
  const { t } = useTranslation('telephone')
  return (
    <>
      <Row>
        <Field label={t('recording')} help={t('recordingHelp')} layout="beside">
          <Switch
            checked={recording.enabled}
            disabled={disabled}
            onChange={(enabled) => {
              saveNow({ recording: { enabled } })
            }}
          />
        </Field>
      </Row>
      {recording.enabled && (
        <>
          <Row>
            <SavedField
              label={t('notice')}
              help={t('noticeHelp')}
              name="recording.notice"
              value={recording.notice}
              lines
              maxLength={400}
              placeholder={t('noticeExample')}
              disabled={disabled}
              save={(notice) => save({ recording: { notice } })}
            />
          </Row>
          <Row>
            <SavedField
              label={t('keepDays')}
              help={t('keepDaysHelp')}
              name="recording.keepDays"
              value={String(recording.keepDays)}
              inputMode="numeric"
              disabled={disabled}
              save={(value) => save({ recording: { keepDays: Number(value) } })}
            />
          </Row>
        </>
      )}
    </>
  )
}
