import { use } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CopyCheck from 'lucide-react/icons/copy-check'
import type { Message } from '@conciergerie/contract'
import { deliveryOf } from '../thread/delivery.ts'
import { useInnerTab } from '../thread/row-tab.ts'
import { ThreadDeskContext } from '../thread/thread-context.ts'

/** Under a message that went wrong: what happened, in words, and the ways out. */
export function FailureLine({ message }: { message: Message }) {
  const { t } = useTranslation('conversations')
  const delivery = deliveryOf(message.status)
  const reason = message.failure?.reason ?? (delivery === 'failed' ? t('failure.unexplained') : null)
  if (reason === null && !message.possibleDuplicate) return null
  return (
    <div className="grid max-w-110 justify-items-end gap-1 px-0.5 text-small">
      {message.possibleDuplicate && (
        <p className="flex items-center gap-1.5 text-warn-ink">
          <CopyCheck aria-hidden size={14} className="shrink-0" />
          {t('failure.duplicate')}
        </p>
      )}
      {reason !== null && (
        <p
          className={
            delivery === 'failed'
              ? 'flex items-start gap-1.5 text-danger-ink'
              : 'flex items-start gap-1.5 text-warn-ink'
          }
        >
          <CircleAlert aria-hidden size={14} className="mt-px shrink-0" />
          <span>{delivery === 'failed' ? t('failure.notDelivered', { reason }) : reason}</span>
        </p>
      )}
      {message.failure && <WaysOut message={message} action={message.failure.action} />}
    </div>
  )
}

type Action = NonNullable<Message['failure']>['action']

function WaysOut({ message, action }: { message: Message; action: Action }) {
  const { t } = useTranslation('conversations')
  const desk = use(ThreadDeskContext)
  const retry = (
    <Way
      onPress={() => {
        desk.retryMessage(message.id)
      }}
    >
      {t('failure.retry')}
    </Way>
  )
  if (action === 'retry') return retry
  if (action === 'template') return <Way onPress={desk.pickTemplate}>{t('failure.template')}</Way>
  if (action === 'fix_number') {
    return (
      <Ways>
        <Way onPress={desk.openClient}>{t('failure.fixNumber')}</Way>
        {retry}
      </Ways>
    )
  }
  if (action === 'other_channel' && desk.phone !== null) return <CallLink phone={desk.phone} />
  return null
}

function Ways({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-3">{children}</div>
}

const wayClass = 'font-medium text-danger-ink underline decoration-danger underline-offset-3 max-tablet:min-h-11'

export function Way({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  const tabIndex = useInnerTab()
  return (
    <button type="button" tabIndex={tabIndex} onClick={onPress} className={wayClass}>
      {children}
    </button>
  )
}

function CallLink({ phone }: { phone: string }) {
  const { t } = useTranslation('conversations')
  const tabIndex = useInnerTab()
  return (
    <a href={`tel:${phone}`} tabIndex={tabIndex} className={wayClass}>
      {t('failure.call')}
    </a>
  )
}
