import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormat, localeOf } from './format.ts'
import type { Format } from './format.ts'

const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The zone that times are shown in: the house's, once we know which house. */
export const HouseZone = createContext<string | null>(null)

/** Formats for the reader's language and the house's clock. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const zone = useContext(HouseZone)
  return useMemo(
    () => createFormat({ locale: localeOf(i18n.language), timeZone: zone ?? browserZone(), now: () => new Date() }),
    [i18n.language, zone],
  )
}
