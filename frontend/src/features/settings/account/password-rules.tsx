import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import Circle from 'lucide-react/icons/circle'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import { strengthOf } from '@conciergerie/kit/lib/password-strength.ts'

type State = 'open' | 'kept' | 'broken'

interface Props {
  password: string
  /** Words that a good password is not made of. */
  known: readonly string[]
}

/** What a new password has to be, said before it is typed and followed as one types. */
export function PasswordRules({ password, known }: Props) {
  const { t } = useTranslation('settings')
  const { kind } = strengthOf(password, known)
  return (
    <span className="grid gap-1">
      <Rule state={kind === 'short' ? 'open' : 'kept'}>{t('account.rule.length')}</Rule>
      <Rule state={kind === 'long' ? 'broken' : kind === 'short' ? 'open' : 'kept'}>{t('account.rule.bytes')}</Rule>
      {/* Only the server knows the common ones: until it has looked, the rule is not said to be kept. */}
      <Rule state={kind === 'weak' ? 'broken' : 'open'}>{t('account.rule.common')}</Rule>
    </span>
  )
}

const looks = {
  open: { Icon: Circle, ink: 'text-ink-2' },
  kept: { Icon: CircleCheck, ink: 'text-ok-ink' },
  broken: { Icon: CircleAlert, ink: 'text-warn-ink' },
} as const

function Rule({ state, children }: { state: State; children: ReactNode }) {
  const { t } = useTranslation('settings')
  const { Icon, ink } = looks[state]
  return (
    <span className={`flex items-start gap-1.5 ${ink}`}>
      <Icon aria-hidden size={12} className="mt-0.5 shrink-0" />
      <span>
        {children}
        {state !== 'open' && <span className="sr-only"> {t(`account.rule.${state}`)}</span>}
      </span>
    </span>
  )
}
