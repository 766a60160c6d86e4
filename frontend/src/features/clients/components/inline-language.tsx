import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '@conciergerie/kit/ui/select.tsx'

const usual = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt', 'pl', 'ru', 'ar', 'zh', 'ja']

/** The language that a client is answered in. */
export function InlineLanguage({
  value,
  onSave,
}: {
  value: string | null
  onSave: (value: string | null) => Promise<unknown>
}) {
  const { t, i18n } = useTranslation('clients')
  const names = useMemo(() => new Intl.DisplayNames(i18n.language, { type: 'language' }), [i18n.language])
  const codes = value === null || usual.includes(value) ? usual : [value, ...usual]
  const nameOf = (code: string) => {
    const name = names.of(code) ?? code
    return name.charAt(0).toLocaleUpperCase() + name.slice(1)
  }
  return (
    <Select
      aria-label={t('field.language')}
      value={value ?? ''}
      onChange={({ target }) => void onSave(target.value === '' ? null : target.value)}
      className="-ml-2.5 w-44 [&_select:not(:focus-visible):not(:hover)]:border-transparent [&_select]:bg-transparent"
    >
      <option value="">{t('languageUnknown')}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {nameOf(code)}
        </option>
      ))}
    </Select>
  )
}
