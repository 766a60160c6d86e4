import { devices } from '@playwright/test'
import type { PlaywrightTestOptions } from '@playwright/test'

export interface Combination {
  name: string
  /** Quick runs take one combination for each screen, the next for the next: `{ tag }` goes to `test`. */
  tag: string[]
  use: Partial<PlaywrightTestOptions>
}

const languages = { fr: 'fr-FR', en: 'en-GB' }
const themes = ['light', 'dark'] as const
const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
const sizes = { desktop: { viewport: { width: 1440, height: 900 } }, mobile: phone }

/**
 * Every language × theme × size in which the `index`-th screen is to be looked at. The full matrix is always there; one
 * in eight is tagged `@smoke`.
 */
export function combinationsFor(index: number): Combination[] {
  const all = Object.entries(languages).flatMap(([language, locale]) =>
    themes.flatMap((colorScheme) =>
      Object.entries(sizes).map(([size, use]) => ({
        name: `${language}, ${colorScheme}, ${size}`,
        use: { ...use, locale, colorScheme },
      })),
    ),
  )
  return all.map((combination, place) => ({
    ...combination,
    tag: place === (index * 3) % all.length ? ['@smoke'] : [],
  }))
}
