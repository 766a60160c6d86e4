import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useIs } from '../../../lib/auth.ts'
import { Loaded, Section } from '../section.tsx'
import { useSaveNow } from '../use-save-now.ts'
import { voiceQuery, useSaveVoice } from './api.ts'
import { HouseLines } from './house-lines.tsx'
import { HandOver } from './hand-over.tsx'
import { Limits } from './limits.tsx'
import { Recording } from './recording.tsx'
import type { RowsProps } from './rows-props.ts'
import { Speech } from './speech.tsx'

/** The lines of the house, and how its calls are answered. */
export function TelephoneSection() {
  const { t } = useTranslation('telephone')
  const query = useQuery(voiceQuery)
  const saving = useSaveVoice()
  const disabled = !useIs('owner')
  const saveNow = useSaveNow(saving)
  return (
    <Section title={t('title')} isSaved={saving.isSuccess}>
      <HouseLines />
      <Loaded query={query}>
        {(voice) => {
          const rows: RowsProps = { voice, disabled, saveNow, save: (patch) => saving.mutateAsync(patch) }
          return (
            <>
              <Speech {...rows} />
              <HandOver {...rows} />
              <Limits {...rows} />
              <Recording {...rows} />
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}
