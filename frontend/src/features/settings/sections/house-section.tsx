import { useTranslation } from 'react-i18next'
import { useIs } from '../../../lib/auth.ts'
import { useSaveSettings, useSettings } from '../api.ts'
import type { Settings, SettingsPatch } from '../api.ts'
import { ChoiceField } from '../choice-field.tsx'
import { HoursField } from '../hours-field.tsx'
import { SavedField } from '../saved-field.tsx'
import { Loaded, Row, Section } from '../section.tsx'
import { useSaveNow } from '../use-save-now.ts'

const kinds = ['hotel', 'restaurant', 'rental', 'other'] as const
const zones = () => Intl.supportedValuesOf('timeZone')

/** Who the house is: what the assistant says of it comes from here. */
export function HouseSection() {
  const { t } = useTranslation('settings')
  const query = useSettings()
  const saving = useSaveSettings()
  const save = (patch: SettingsPatch) => saving.mutateAsync(patch)
  const saveNow = useSaveNow(saving)
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
        <ChoiceField
          label={t('house.kind')}
          help={t('house.kindHelp')}
          value={settings.kind}
          choices={kinds}
          wordsOf={(kind) => t(`kind.${kind}`)}
          className="w-60"
          disabled={disabled}
          save={(kind) => {
            saveNow({ kind })
          }}
        />
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
        <ChoiceField
          label={t('house.timezone')}
          help={t('house.timezoneHelp')}
          value={settings.timezone}
          choices={zones()}
          wordsOf={(zone) => zone}
          className="w-60"
          disabled={disabled}
          save={(timezone) => {
            saveNow({ timezone })
          }}
        />
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
