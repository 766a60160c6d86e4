import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { startShortcuts, useShortcut } from '@conciergerie/kit/lib/shortcuts.ts'
import { entries } from './entries.ts'
import type { Entry } from './entries.ts'
import { useOverlay } from './overlay-context.ts'

/** Those that work on every page. */
export function GlobalShortcuts() {
  const { t } = useTranslation('shell')
  const show = useOverlay()
  useEffect(startShortcuts, [])
  const group = t('shortcuts.anywhere')
  useShortcut({
    keys: 'mod+k',
    label: t('shortcuts.search'),
    group,
    inFields: true,
    run: () => {
      show('palette')
    },
  })
  useShortcut({
    keys: '?',
    label: t('shortcuts.help'),
    group,
    run: () => {
      show('shortcuts')
    },
  })
  return entries.map((entry) => <GoTo key={entry.name} entry={entry} group={group} />)
}

function GoTo({ entry, group }: { entry: Entry; group: string }) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  useShortcut({
    keys: `g ${entry.key}`,
    label: t('shortcuts.go', { page: t(`entry.${entry.name}`) }),
    group,
    run: () => {
      void navigate(entry.to)
    },
  })
  return null
}
