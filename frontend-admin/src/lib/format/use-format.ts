import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormat } from './format.ts'
import type { Format } from './format.ts'
import { localeOf } from './locale-of.ts'

const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Formats for the reader's language and the house's clock. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  return useMemo(
    () => createFormat({ locale: localeOf(i18n.language), timeZone: browserZone(), now: () => new Date() }),
    [i18n.language],
  )
}
