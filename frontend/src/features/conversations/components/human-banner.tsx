import { useTranslation } from 'react-i18next'
import UserRound from 'lucide-react/icons/user-round'
import type { Conversation } from '@conciergerie/contract'
import { Banner } from '@conciergerie/kit/ui/banner.tsx'
import { Elapsed } from '@conciergerie/kit/ui/time.tsx'

/** Why the AI called for a person. */
export function HumanBanner({ needsHuman }: Pick<Conversation, 'needsHuman'>) {
  const { t } = useTranslation('conversations')
  if (!needsHuman) return null
  return (
    <Banner
      tone="warn"
      icon={<UserRound aria-hidden size={14} className="shrink-0" />}
      className="border-b border-line"
    >
      {t(`human.${needsHuman.reason}`)}{' '}
      <span className="text-small">
        {t('human.since')} <Elapsed since={needsHuman.since} />
      </span>
    </Banner>
  )
}
