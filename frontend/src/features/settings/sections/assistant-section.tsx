import { useTranslation } from 'react-i18next'
import { RadioCard } from '../../../components/ui/checkbox.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { SegmentedControl } from '../../../components/ui/segmented-control.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { useIs } from '../../../lib/auth.ts'
import { useToast } from '../../../lib/toasts.ts'
import { useSaveSettings, useSettings } from '../api.ts'
import type { Settings, SettingsPatch } from '../api.ts'
import { SavedField } from '../saved-field.tsx'
import { Loaded, Row, Section } from '../section.tsx'

const modes = ['auto', 'suggest', 'off'] as const
const tones = ['concise', 'warm', 'formal'] as const
const pauses = [15, 30, 60, 120, 240, 1440] as const

/** How the assistant answers. */
export function AssistantSection() {
  const { t } = useTranslation('settings')
  const query = useSettings()
  const saving = useSaveSettings()
  const toast = useToast()
  const save = (ai: NonNullable<SettingsPatch['ai']>) => saving.mutateAsync({ ai })
  const saveNow = (ai: NonNullable<SettingsPatch['ai']>) => {
    saving.mutate(
      { ai },
      {
        onError: (error) => {
          toast.failed(error)
        },
      },
    )
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
        <fieldset disabled={disabled} className="grid gap-x-6 gap-y-2 tablet:grid-cols-[180px_minmax(0,1fr)]">
          <legend className="contents">
            <span className="grid content-start gap-0.5">
              <span className="text-dense font-medium">{t('ai.mode')}</span>
              <span className="text-small text-ink-3">{t('ai.modeHelp')}</span>
            </span>
          </legend>
          <div className="flex gap-2 max-tablet:flex-col">
            {modes.map((mode) => (
              <RadioCard
                key={mode}
                name="mode"
                value={mode}
                checked={ai.mode === mode}
                help={t(`ai.${mode}Help`)}
                className="basis-0"
                onChange={() => {
                  saveNow({ mode })
                }}
              >
                {t(`ai.${mode}`)}
              </RadioCard>
            ))}
          </div>
        </fieldset>
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
        <Field label={t('ai.pause')} help={t('ai.pauseHelp')} layout="beside">
          <Select
            value={ai.pauseMinutes}
            disabled={disabled}
            className="w-40"
            onChange={(event) => {
              saveNow({ pauseMinutes: Number(event.target.value) })
            }}
          >
            {[...new Set([...pauses, ai.pauseMinutes])]
              .toSorted((a, b) => a - b)
              .map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minutes < 60 ? t('minutes', { count: minutes }) : t('hours', { count: minutes / 60 })}
                </option>
              ))}
          </Select>
        </Field>
      </Row>
    </>
  )
}
