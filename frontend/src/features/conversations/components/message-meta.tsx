import { useTranslation } from 'react-i18next'
import ConciergeBell from 'lucide-react/icons/concierge-bell'
import type { Message } from '@conciergerie/contract'
import { Clock } from '@conciergerie/kit/ui/time.tsx'
import { deliveryOf } from '../thread/delivery.ts'
import { firstName } from '../thread/first-name.ts'
import { Ticks } from './ticks.tsx'

/** Under the last bubble of a speaker: who, when, how far it has come. */
export function MessageMeta({ message }: { message: Message }) {
  return (
    <div className="flex items-center gap-1.5 px-0.5 text-small text-ink-3">
      <Author message={message} />
      <Clock at={message.createdAt} />
      {deliveryOf(message.status) !== 'failed' && <Ticks status={message.status} />}
    </div>
  )
}

function Author({ message }: { message: Message }) {
  const { t } = useTranslation('conversations')
  if (message.authorType === 'client') return null
  if (message.authorType === 'ai') {
    return (
      <span className="inline-flex items-center gap-1 font-medium text-accent-ink">
        <ConciergeBell aria-hidden size={14} />
        {t('author.ai')}
      </span>
    )
  }
  if (message.authorType === 'system') return <span>{t('author.system')}</span>
  return <span>{firstName(message.authorName) || t('author.team')}</span>
}
