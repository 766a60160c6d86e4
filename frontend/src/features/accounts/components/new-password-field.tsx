import { useTranslation } from 'react-i18next'
import CircleCheck from 'lucide-react/icons/circle-check'
import { Field } from '@conciergerie/kit/ui/field.tsx'
import { strengthOf } from '@conciergerie/kit/lib/password-strength.ts'
import { PasswordInput } from '@conciergerie/kit/ui/password-input.tsx'

interface Props {
  value: string
  onChange: (value: string) => void
  /** Words that a good password is not made of. */
  known: readonly string[]
  error?: string | undefined
}

/** A password to choose, with help as one types. */
export function NewPasswordField({ value, onChange, known, error }: Props) {
  const { t } = useTranslation('sign-in')
  return (
    <Field label={t('newPassword')} help={<StrengthLine password={value} known={known} />} error={error}>
      <PasswordInput
        large
        name="new-password"
        autoComplete="new-password"
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </Field>
  )
}

function StrengthLine({ password, known }: { password: string; known: readonly string[] }) {
  const { t } = useTranslation('sign-in')
  const strength = strengthOf(password, known)
  if (password === '') return t('strength.rule')
  if (strength.kind === 'short') return t('strength.short', { count: strength.missing })
  if (strength.kind !== 'good') return <span className="text-warn-ink">{t(`strength.${strength.kind}`)}</span>
  return (
    <span className="inline-flex items-center gap-1.5 text-ok-ink">
      <CircleCheck aria-hidden size={12} />
      {t('strength.good')}
    </span>
  )
}
