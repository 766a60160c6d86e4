import { useTranslation } from 'react-i18next'
import { PageHeader } from '@conciergerie/kit/ui/page-header.tsx'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { languageNames, languages } from '@conciergerie/kit/lib/i18n.ts'
import { useAdmin, useChangeLanguage } from '../../../lib/auth.ts'
import { NameField } from './name-field.tsx'
import { PasswordForm } from './password-form.tsx'
import { SessionList } from './session-list.tsx'
import { Setting } from './setting.tsx'

/** An administrator's own account: name, language, password, where they are signed in. */
export function AccountPage() {
  const { t, i18n } = useTranslation('account')
  const { email } = useAdmin()
  const changeLanguage = useChangeLanguage()
  return (
    <>
      <PageHeader title={t('title')} />
      <div
        role="region"
        aria-label={t('title')}
        tabIndex={0}
        className="min-h-0 grow overflow-y-auto px-5 pb-8 -outline-offset-2 max-tablet:px-4"
      >
        <div className="max-w-190">
          <Setting label={t('identity')} help={email}>
            <NameField />
          </Setting>
          <Setting label={t('language')} help={t('languageHelp')}>
            <SegmentedControl
              label={t('language')}
              value={languages.find((language) => language === i18n.language) ?? 'fr'}
              onChange={changeLanguage}
              segments={languages.map((value) => ({ value, label: languageNames[value] }))}
            />
          </Setting>
          <Setting label={t('password')} help={t('consequence')}>
            <PasswordForm />
          </Setting>
          <SessionList />
        </div>
      </div>
    </>
  )
}
