import { useTranslation } from 'react-i18next'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import CalendarRange from 'lucide-react/icons/calendar-range'
import CalendarX2 from 'lucide-react/icons/calendar-x-2'
import type { Faq } from '@conciergerie/contract'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToday } from '../list/use-today.ts'
import { validityOf } from '../list/validity.ts'

const icons = { now: CalendarRange, later: CalendarClock, over: CalendarX2 }
const tones = { now: 'idle', later: 'info', over: 'warn' } as const

/** Until when a FAQ holds, or since when it does not any more; nothing when it always does. */
export function ValidityBadge({ faq }: { faq: Faq }) {
  const { t } = useTranslation('faqs')
  const { dates } = useFormat()
  const today = useToday()
  const validity = validityOf(faq, today)
  if (validity === 'always') return null
  // At noon it is the same day in every house.
  const day = (date: string | null) => (date === null ? '' : dates.day(`${date}T12:00:00Z`))
  const kind = validity === 'now' && faq.validTo === null ? 'since' : validity
  const Icon = icons[validity]
  return (
    <Badge tone={tones[validity]} isBare icon={<Icon aria-hidden size={12} strokeWidth={2} />}>
      {t(`validity.${kind}`, { from: day(faq.validFrom), to: day(faq.validTo) })}
    </Badge>
  )
}
