import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PaletteDialog } from '@conciergerie/kit/palette/palette-dialog.tsx'
import { usePaletteResults } from './use-palette-results.ts'

/** Goes anywhere by typing: pages, requests, houses. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('palette')
  const [q, setQ] = useState('')
  const { groups, isSearching } = usePaletteResults(q.trim())
  return (
    <PaletteDialog
      q={q}
      onType={setQ}
      placeholder={t('placeholder')}
      groups={groups}
      isSearching={isSearching}
      onClose={onClose}
    />
  )
}
