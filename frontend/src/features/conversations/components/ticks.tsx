import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import Check from 'lucide-react/icons/check'
import CheckCheck from 'lucide-react/icons/check-check'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleHelp from 'lucide-react/icons/circle-question-mark'
import Clock from 'lucide-react/icons/clock'
import type { MessageStatus } from '@conciergerie/contract'
import { deliveryOf } from '../thread/delivery.ts'

const icons = {
  waiting: { Icon: Clock, ink: 'text-ink-3' },
  sent: { Icon: Check, ink: 'text-ink-3' },
  delivered: { Icon: CheckCheck, ink: 'text-ink-3' },
  read: { Icon: CheckCheck, ink: 'text-info-ink' },
  unknown: { Icon: CircleHelp, ink: 'text-warn-ink' },
  failed: { Icon: CircleAlert, ink: 'text-danger-ink' },
}

/** How far a message of ours has come. */
export function Ticks({ status, className }: { status: MessageStatus; className?: string }) {
  const { t } = useTranslation('conversations')
  const delivery = deliveryOf(status)
  if (delivery === null) return null
  const { Icon, ink } = icons[delivery]
  return (
    <span className={clsx('inline-flex shrink-0', ink, className)} title={t(`delivery.${delivery}`)}>
      <Icon aria-hidden size={14} />
      <span className="sr-only">{t(`delivery.${delivery}`)}</span>
    </span>
  )
}
