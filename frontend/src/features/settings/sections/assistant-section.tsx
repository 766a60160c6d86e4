import { useTranslation } from 'react-i18next'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { useIs } from '../../../lib/auth.ts'
import { useSaveSettings, useSettings } from '../api.ts'
import type { Settings, SettingsPatch } from '../api.ts'
import { CardsField, ChoiceField } from '../choice-field.tsx'
import { SavedField } from '../saved-field.tsx'
import { Loaded, Row, Section } from '../section.tsx'
import { useSaveNow } from '../use-save-now.ts'

const modes = ['auto', 'suggest', 'off'] as const
const tones = ['concise', 'warm', 'formal'] as const
const pauses = [15, 30, 60, 120, 240, 1440] as const

/** How the assistant answers. */
export function AssistantSection() {
  const { t } = useTranslation('settings')
  const query = useSettings()
  const saving = useSaveSettings()
  const save = (ai: NonNullable<SettingsPatch['ai']>) => saving.mutateAsync({ ai })
  const saveAny = useSaveNow(saving)
  const saveNow = (ai: NonNullable<SettingsPatch['ai']>) => {
    saveAny({ ai })
  }
  return (
    <Section title={t('section.assistant')} isSaved={saving.isSuccess}>
      <Loaded query={query}>{({ ai }) => <AssistantRows ai={ai} save={save} saveNow={saveNow} />}</Loaded>
    </Section>
  )
}

interface RowsProps {
  ai: Settings['ai']
  save: (ai: NonNullable<SettingsPatch['ai']>) => Promise<unknown>
  saveNow: (ai: NonNullable<SettingsPatch['ai']>) => void
}

function AssistantRows({ ai, save, saveNow }: RowsProps) {
  const { t } = useTranslation('settings')
  const disabled = !useIs('owner')
  return (
    <>
      <Row>
        <CardsField
          name="mode"
          label={t('ai.mode')}
          help={t('ai.modeHelp')}
          value={ai.mode}
          choices={modes}
          wordsOf={(mode) => t(`ai.${mode}`)}
          helpOf={(mode) => t(`ai.${mode}Help`)}
          disabled={disabled}
          save={(mode) => {
            saveNow({ mode })
          }}
        />
      </Row>
      <Row>
        <div className="grid gap-x-6 gap-y-2 tablet:grid-cols-[180px_minmax(0,1fr)]">
          <span className="text-dense font-medium">{t('ai.tone')}</span>
          <span>
            <SegmentedControl
              label={t('ai.tone')}
              value={ai.tone}
              disabled={disabled}
              segments={tones.map((tone) => ({ value: tone, label: t(`tone.${tone}`) }))}
              onChange={(tone) => {
                saveNow({ tone })
              }}
            />
          </span>
        </div>
      </Row>
      <Row>
        <SavedField
          label={t('ai.rules')}
          help={t('ai.rulesHelp')}
          name="ai.rules"
          value={ai.rules}
          lines
          maxLength={4000}
          disabled={disabled}
          placeholder={t('ai.rulesExample')}
          save={(rules) => save({ rules })}
        />
      </Row>
      <Row>
        <ChoiceField
          label={t('ai.pause')}
          help={t('ai.pauseHelp')}
          value={ai.pauseMinutes}
          choices={[...new Set([...pauses, ai.pauseMinutes])].toSorted((a, b) => a - b)}
          wordsOf={(minutes) => (minutes < 60 ? t('minutes', { count: minutes }) : t('hours', { count: minutes / 60 }))}
          className="w-40"
          disabled={disabled}
          save={(pauseMinutes) => {
            saveNow({ pauseMinutes })
          }}
        />
      </Row>
    </>
  )
}
