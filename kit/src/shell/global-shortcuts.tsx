import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { startShortcuts, useShortcut } from '../lib/shortcuts.ts'
import { useOverlay } from './overlay-context.ts'

interface Destination {
  to: string
  label: string
  /** After `g`. */
  key: string
}

/** Those that work on every page. @param pages where they lead */
export function GlobalShortcuts({ pages }: { pages: readonly Destination[] }) {
  const { t } = useTranslation()
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
  return pages.map((page) => <GoTo key={page.to} page={page} group={group} />)
}

function GoTo({ page, group }: { page: Destination; group: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  useShortcut({
    keys: `g ${page.key}`,
    label: t('shortcuts.go', { page: page.label }),
    group,
    run: () => {
      void navigate(page.to)
    },
  })
  return null
}
