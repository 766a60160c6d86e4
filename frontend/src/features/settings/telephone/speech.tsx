import { useTranslation } from 'react-i18next'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { Switch } from '@conciergerie/kit/ui/switch.tsx'
import { ChoiceField } from '../choice-field.tsx'
import { SavedField } from '../saved-field.tsx'
import { Row } from '../section.tsx'
import type { Voice } from './api.ts'
import { Keywords } from './keywords.tsx'
import type { RowsProps } from './rows-props.ts'

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
/** By the vendor. */
const isRecommended = (voice: Voice['voice']) => voice === 'marin' || voice === 'cedar'
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
        <ChoiceField
          label={t('voice')}
          help={t('voiceHelp')}
          value={voice.voice}
          choices={voices}
          wordsOf={(name) => (isRecommended(name) ? t('recommended', { name: nameOf(name) }) : nameOf(name))}
          disabled={disabled}
          save={(chosen) => {
            saveNow({ voice: chosen })
          }}
        />
      </Row>
      <Row>
        <ChoiceField
          label={t('language')}
          help={t('languageHelp')}
          value={voice.language}
          choices={[...new Set([...languages, voice.language])]}
          wordsOf={(code) => nameOf(names.of(code) ?? code)}
          disabled={disabled}
          save={(language) => {
            saveNow({ language })
          }}
        />
      </Row>
      <Row>
        <ChoiceField
          label={t('speed')}
          value={voice.speed}
          choices={[...new Set([...speeds, voice.speed])].toSorted((a, b) => a - b)}
          wordsOf={(speed) => (speed === 1 ? t('usualSpeed') : `× ${speed.toLocaleString(i18n.language)}`)}
          disabled={disabled}
          save={(speed) => {
            saveNow({ speed })
          }}
        />
      </Row>
    </>
  )
}

const nameOf = (name: string) => name.charAt(0).toLocaleUpperCase() + name.slice(1)
