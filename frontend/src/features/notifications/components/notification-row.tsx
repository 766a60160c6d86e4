import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import BookOpenText from 'lucide-react/icons/book-open-text'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CalendarPlus from 'lucide-react/icons/calendar-plus'
import CalendarX from 'lucide-react/icons/calendar-x'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import Hand from 'lucide-react/icons/hand'
import Lightbulb from 'lucide-react/icons/lightbulb'
import PlugZap from 'lucide-react/icons/plug-zap'
import ShoppingBag from 'lucide-react/icons/shopping-bag'
import PhoneMissed from 'lucide-react/icons/phone-missed'
import Voicemail from 'lucide-react/icons/voicemail'
import { Link } from 'react-router'
import { BriefTime } from '@conciergerie/kit/ui/time.tsx'
import type { Notification } from '../api.ts'

const icons = {
  human_needed: Hand,
  question_raised: BookOpenText,
  delivery_failed: CircleAlert,
  channel_error: PlugZap,
  feature_request: Lightbulb,
  reservation_new: CalendarPlus,
  reservation_requested: CircleQuestionMark,
  reservation_changed: CalendarClock,
  reservation_cancelled: CalendarX,
  order_new: ShoppingBag,
  message_left: Voicemail,
  call_follow_up: PhoneMissed,
} satisfies Record<Notification['type'], unknown>

/** One notice; it leads to what it speaks of. */
export function NotificationRow({ item, onFollow }: { item: Notification; onFollow: () => void }) {
  const { t } = useTranslation('notifications')
  const Icon = icons[item.type]
  const isUnread = item.readAt === null
  const content = (
    <>
      <Icon aria-hidden size={16} className={clsx('mt-0.5 shrink-0', isUnread ? 'text-accent-ink' : 'text-ink-3')} />
      <span className="min-w-0 grow">
        <span className={clsx('block truncate text-dense', isUnread ? 'font-semibold' : 'text-ink-2')}>
          {item.title}
        </span>
        {item.detail !== null && <span className="line-clamp-2 block text-small text-ink-3">{item.detail}</span>}
      </span>
      <span className="grid shrink-0 justify-items-end gap-1 text-small text-ink-3">
        <BriefTime at={item.createdAt} />
        {isUnread && (
          <span className="size-2 rounded-full bg-accent">
            <span className="sr-only">{t('new')}</span>
          </span>
        )}
      </span>
    </>
  )
  const look = 'flex w-full items-start gap-3 px-4 py-2.5 text-left outline-offset-[-2px] hover:bg-hover'
  return (
    <li className="border-b border-line last:border-b-0">
      {item.link === null ? (
        <button type="button" onClick={onFollow} className={look}>
          {content}
        </button>
      ) : (
        <Link to={item.link} onClick={onFollow} className={look}>
          {content}
        </Link>
      )}
    </li>
  )
}
