import { useTranslation } from 'react-i18next'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { useIs } from '../../../lib/auth.ts'
import { useToast } from '../../../lib/toasts.ts'
import { useSaveSettings, useSettings } from '../api.ts'
import type { Settings, SettingsPatch } from '../api.ts'
import { HoursField } from '../hours-field.tsx'
import { SavedField } from '../saved-field.tsx'
import { Loaded, Row, Section } from '../section.tsx'

const kinds = ['hotel', 'restaurant', 'rental', 'other'] as const
const zones = () => Intl.supportedValuesOf('timeZone')

/** Who the house is: what the assistant says of it comes from here. */
export function HouseSection() {
  const { t } = useTranslation('settings')
  const query = useSettings()
  const saving = useSaveSettings()
  const toast = useToast()
  const save = (patch: SettingsPatch) => saving.mutateAsync(patch)
  const saveNow = (patch: SettingsPatch) => {
    saving.mutate(patch, {
      onError: (error) => {
        toast.failed(error)
      },
    })
  }
  return (
    <Section title={t('section.house')} isSaved={saving.isSuccess}>
      <Loaded query={query}>{(settings) => <HouseRows settings={settings} save={save} saveNow={saveNow} />}</Loaded>
    </Section>
  )
}

interface RowsProps {
  settings: Settings
  save: (patch: SettingsPatch) => Promise<unknown>
  saveNow: (patch: SettingsPatch) => void
}

function HouseRows({ settings, save, saveNow }: RowsProps) {
  const { t } = useTranslation('settings')
  const disabled = !useIs('owner')
  const text = (name: 'name' | 'email' | 'city' | 'address', maxLength: number) => (
    <Row key={name}>
      <SavedField
        label={t(`house.${name}`)}
        name={name}
        value={settings[name]}
        maxLength={maxLength}
        disabled={disabled}
        save={(value) => save({ [name]: value })}
      />
    </Row>
  )
  return (
    <>
      {text('name', 120)}
      <Row>
        <Field label={t('house.kind')} help={t('house.kindHelp')} layout="beside">
          <Select
            value={settings.kind}
            disabled={disabled}
            className="w-60"
            onChange={(event) => {
              saveNow({ kind: event.target.value as Settings['kind'] })
            }}
          >
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
      </Row>
      {text('address', 300)}
      {text('city', 120)}
      {text('email', 254)}
      <Row>
        <SavedField
          label={t('house.phone')}
          help={t('house.phoneHelp')}
          name="phoneNumber"
          value={settings.phoneNumber ?? ''}
          inputMode="tel"
          disabled={disabled}
          save={(value) => save({ phoneNumber: value === '' ? null : value })}
        />
      </Row>
      <Row>
        <Field label={t('house.timezone')} help={t('house.timezoneHelp')} layout="beside">
          <Select
            value={settings.timezone}
            disabled={disabled}
            className="w-60"
            onChange={(event) => {
              saveNow({ timezone: event.target.value })
            }}
          >
            {zones().map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Field>
      </Row>
      <Row>
        <HoursField
          hours={settings.hours}
          disabled={disabled}
          onChange={(hours) => {
            saveNow({ hours })
          }}
        />
      </Row>
      <Row>
        <SavedField
          label={t('house.closedMessage')}
          help={t('house.closedMessageHelp')}
          name="closedMessage"
          value={settings.closedMessage}
          lines
          maxLength={600}
          disabled={disabled}
          save={(closedMessage) => save({ closedMessage })}
        />
      </Row>
    </>
  )
}
