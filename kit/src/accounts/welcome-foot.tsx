import { useTranslation } from 'react-i18next'
import ChevronDown from 'lucide-react/icons/chevron-down'
import Globe from 'lucide-react/icons/globe'
import SunMoon from 'lucide-react/icons/sun-moon'
import { changeLanguage, languageNames, languages } from '../lib/i18n.ts'
import { setTheme, themes, useTheme } from '../lib/theme.ts'
import { AdviceLink } from './advice-link.tsx'

const themeWords = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark' } as const
const control =
  'relative inline-flex h-8 items-center gap-1.5 rounded-control text-dense hover:text-ink max-tablet:h-11'

/** Language, theme and help: always in the same place. @param help what to know without an account */
export function WelcomeFoot({ help }: { help: string }) {
  const { t, i18n } = useTranslation('welcome')
  const theme = useTheme()
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return (
    <footer className="flex items-center gap-5">
      <label
        className={`${control} text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
      >
        <Globe aria-hidden size={15} />
        <span className="sr-only">{t('language')}</span>
        <select
          value={i18n.language}
          onChange={(event) => {
            const chosen = languages.find((language) => language === event.target.value)
            if (chosen) void changeLanguage(chosen)
          }}
          className="appearance-none bg-transparent pr-5 outline-none"
        >
          {languages.map((language) => (
            <option key={language} value={language} lang={language} className="bg-raised text-ink">
              {languageNames[language]}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden size={14} className="pointer-events-none absolute right-0" />
      </label>
      <button
        type="button"
        onClick={() => {
          setTheme(nextTheme)
        }}
        className={`${control} text-ink-2`}
      >
        <SunMoon aria-hidden size={15} />
        <span>
          <span className="sr-only">{t('themeNext')} </span>
          {t(themeWords[theme])}
        </span>
      </button>
      <AdviceLink label={t('help')} title={t('helpTitle')} text={help} className="ml-auto" />
    </footer>
  )
}
