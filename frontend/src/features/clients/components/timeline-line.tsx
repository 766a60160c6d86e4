import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import CalendarCheck from 'lucide-react/icons/calendar-check'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import MessageCircle from 'lucide-react/icons/message-circle'
import Phone from 'lucide-react/icons/phone'
import ShoppingBag from 'lucide-react/icons/shopping-bag'
import StickyNote from 'lucide-react/icons/sticky-note'
import Voicemail from 'lucide-react/icons/voicemail'
import { BriefTime } from '@conciergerie/kit/ui/time.tsx'
import { spokenTime, useFormat } from '@conciergerie/kit/lib/format.ts'
import type { TimelineItem } from '../api.ts'

const icons = {
  message: MessageCircle,
  call: Phone,
  reservation: CalendarCheck,
  order: ShoppingBag,
  note: StickyNote,
  question: CircleQuestionMark,
  left_message: Voicemail,
}

interface LineProps {
  item: TimelineItem
  conversationId: number
}

/** One thing that happened. */
export function TimelineLine({ item, conversationId }: LineProps) {
  const { t } = useTranslation('clients')
  const Icon = icons[item.type]
  const leadsAway = item.conversationId !== null && item.conversationId !== conversationId
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-3 text-dense">
      <span className="relative inline-flex size-5 items-center justify-center rounded-full border border-line-strong bg-surface text-ink-2">
        <Icon aria-hidden size={11} strokeWidth={2} />
      </span>
      <span className="line-clamp-2 min-w-0 font-medium [overflow-wrap:anywhere]">
        <span className="sr-only">{t(`timeline.type.${item.type}`)} </span>
        {item.type === 'call' ? (
          <Link to={`/calls/${item.id}`} className="underline-offset-3 hover:underline">
            {item.title === '' ? t('timeline.call') : item.title}
          </Link>
        ) : leadsAway ? (
          <Link to={`/inbox/${item.conversationId ?? ''}`} className="underline-offset-3 hover:underline">
            {item.title}
          </Link>
        ) : (
          item.title
        )}
      </span>
      <BriefTime at={item.at} className="text-small text-ink-3" />
      {(item.detail !== null || item.by !== null) && (
        <span className="col-start-2 col-end-4 line-clamp-2 text-small text-ink-2">
          {item.type === 'call' ? <CallLength item={item} /> : <Detail item={item} />}
          {item.by !== null && <span className="text-ink-3"> {t('timeline.by', { name: item.by })}</span>}
        </span>
      )}
    </li>
  )
}

/** Days of a reservation as the reader writes them; all else as it was written. */
function Detail({ item: { type, detail } }: { item: TimelineItem }) {
  const { dates } = useFormat()
  if (type !== 'reservation' || detail === null) return detail
  return detail.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dates.day(day))
}

/** How long it lasted, and who of the house it went on with. */
function CallLength({ item: { detail, passed } }: { item: TimelineItem }) {
  const { t } = useTranslation('clients')
  const { dates } = useFormat()
  const spoken = spokenTime(detail === null ? null : Number(detail))
  if (!passed) return spoken
  const who = { name: passed.by, time: dates.clock(passed.at) }
  return `${spoken}, ${t(passed.toSelf ? 'timeline.takenOverBy' : 'timeline.passedOnBy', who)}`
}
