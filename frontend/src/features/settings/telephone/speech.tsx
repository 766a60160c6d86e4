import { useTranslation } from 'react-i18next'
import { Field } from '../../../components/ui/field.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { Switch } from '../../../components/ui/switch.tsx'
import { SavedField } from '../saved-field.tsx'
import { Row } from '../section.tsx'
import type { Voice } from './api.ts'
import { Keywords } from './keywords.tsx'
import type { RowsProps } from './rows-props.ts'

/** The vendor recommends the first two. */
const voices = [
  'marin',
  'cedar',
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'sage',
  'shimmer',
  'verse',
] as const satisfies readonly Voice['voice'][]
const languages = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'] as const
const speeds = [0.8, 0.9, 1, 1.1, 1.2, 1.3] as const

/** Whether the assistant answers, and how it speaks. */
export function Speech(props: RowsProps) {
  const { voice, disabled, save, saveNow } = props
  const { t } = useTranslation('telephone')
  return (
    <>
      <Row>
        <Field label={t('enabled')} help={t('enabledHelp')} layout="beside">
          <Switch
            checked={voice.enabled}
            disabled={disabled}
            onChange={(enabled) => {
              saveNow({ enabled })
            }}
          />
        </Field>
      </Row>
      <Row>
        <SavedField
          label={t('greeting')}
          help={t('greetingHelp')}
          name="greeting"
          value={voice.greeting}
          lines
          maxLength={400}
          placeholder={t('greetingExample')}
          disabled={disabled}
          save={(greeting) => save({ greeting })}
        />
      </Row>
      <Choices {...props} />
      <Row>
        <Keywords {...props} />
      </Row>
    </>
  )
}

function Choices({ voice, disabled, saveNow }: RowsProps) {
  const { t, i18n } = useTranslation('telephone')
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' })
  return (
    <>
      <Row>
        <Field label={t('voice')} help={t('voiceHelp')} layout="beside">
          <Select
            value={voice.voice}
            disabled={disabled}
            className="w-60 max-w-full"
            onChange={(event) => {
              saveNow({ voice: event.target.value as Voice['voice'] })
            }}
          >
            {voices.map((name, index) => (
              <option key={name} value={name}>
                {index < 2 ? t('recommended', { name: nameOf(name) }) : nameOf(name)}
              </option>
            ))}
          </Select>
        </Field>
      </Row>
      <Row>
        <Field label={t('language')} help={t('languageHelp')} layout="beside">
          <Select
            value={voice.language}
            disabled={disabled}
            className="w-60 max-w-full"
            onChange={(event) => {
              saveNow({ language: event.target.value })
            }}
          >
            {[...new Set([...languages, voice.language])].map((code) => (
              <option key={code} value={code}>
                {nameOf(names.of(code) ?? code)}
              </option>
            ))}
          </Select>
        </Field>
      </Row>
      <Row>
        <Field label={t('speed')} layout="beside">
          <Select
            value={voice.speed}
            disabled={disabled}
            className="w-60 max-w-full"
            onChange={(event) => {
              saveNow({ speed: Number(event.target.value) })
            }}
          >
            {[...new Set([...speeds, voice.speed])]
              .toSorted((a, b) => a - b)
              .map((speed) => (
                <option key={speed} value={speed}>
                  {speed === 1 ? t('usualSpeed') : `× ${speed.toLocaleString(i18n.language)}`}
                </option>
              ))}
          </Select>
        </Field>
      </Row>
    </>
  )
}

const nameOf = (name: string) => name.charAt(0).toLocaleUpperCase() + name.slice(1)
