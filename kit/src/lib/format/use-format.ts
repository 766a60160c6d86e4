import { useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormat } from './format.ts'
import type { Format } from './format.ts'
import { HouseZone } from './house-zone.ts'
import { localeOf } from './locale-of.ts'

const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Formats for the reader's language and the house's clock. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const zone = useContext(HouseZone)
  return useMemo(() => formatOf(localeOf(i18n.language), zone ?? browserZone()), [i18n.language, zone])
}

const made = new Map<string, Format>()

/** One for all: what it has made serves every bar of a planning. */
function formatOf(locale: string, timeZone: string): Format {
  const key = `${locale} ${timeZone}`
  const known = made.get(key)
  if (known) return known
  const format = createFormat({ locale, timeZone, now: () => new Date() })
  made.set(key, format)
  return format
}
