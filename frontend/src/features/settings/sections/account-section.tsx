import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SegmentedControl } from '@conciergerie/kit/ui/segmented-control.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { languageNames, languages } from '@conciergerie/kit/lib/i18n.ts'
import { sessionQuery, useChangeLanguage, useMember } from '../../../lib/auth.ts'
import { useWrite } from '../api.ts'
import { PasswordForm } from '../account/password-form.tsx'
import { SessionList } from '../account/session-list.tsx'
import { SavedField } from '../saved-field.tsx'
import { Row, Section, Setting } from '../section.tsx'

/** Me: my name, my language, my password, where I am signed in. */
export function AccountSection() {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const member = useMember()
  const update = useWrite(async (body: { name?: string; phone?: string | null }) => {
    client.setQueryData(sessionQuery.queryKey, await call('PATCH /api/auth/me', { body }))
  })
  return (
    <Section title={t('section.account')} lead={member.email} isSaved={update.isSuccess}>
      <Row>
        <SavedField
          label={t('account.name')}
          name="name"
          value={member.name}
          maxLength={80}
          save={(name) => update.mutateAsync({ name })}
        />
      </Row>
      <Row>
        <SavedField
          label={t('account.phone')}
          help={t('account.phoneHelp')}
          name="phone"
          inputMode="tel"
          value={member.phone ?? ''}
          save={(phone) => update.mutateAsync({ phone: phone === '' ? null : phone })}
        />
      </Row>
      <Row>
        <LanguageField />
      </Row>
      <Row>
        <Setting label={t('account.password')} help={t('account.consequence')}>
          <PasswordForm />
        </Setting>
      </Row>
      <SessionList />
    </Section>
  )
}

function LanguageField() {
  const { t, i18n } = useTranslation('settings')
  const changeLanguage = useChangeLanguage()
  return (
    <Setting label={t('account.language')} help={t('account.languageHelp')}>
      <SegmentedControl
        label={t('account.language')}
        value={languages.find((language) => language === i18n.language) ?? 'fr'}
        onChange={changeLanguage}
        segments={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
    </Setting>
  )
}
