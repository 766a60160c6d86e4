import type { LucideIcon } from 'lucide-react'
import CalendarCheck from 'lucide-react/icons/calendar-check'
import CalendarX from 'lucide-react/icons/calendar-x'
import Check from 'lucide-react/icons/check'
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark'
import PhoneForwarded from 'lucide-react/icons/phone-forwarded'
import PhoneMissed from 'lucide-react/icons/phone-missed'
import PhoneOff from 'lucide-react/icons/phone-off'
import Repeat from 'lucide-react/icons/repeat'
import ShoppingBag from 'lucide-react/icons/shopping-bag'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import Voicemail from 'lucide-react/icons/voicemail'
import type { Tone } from '@conciergerie/kit/ui/badge.tsx'
import type { PhoneCall } from './api.ts'

type Outcome = NonNullable<PhoneCall['outcome']>

/** How what came of a call looks; always beside its word. */
export const outcomeLooks: Record<Outcome, { tone: Tone; icon: LucideIcon }> = {
  reserved: { tone: 'ok', icon: CalendarCheck },
  changed: { tone: 'ok', icon: Repeat },
  cancelled: { tone: 'idle', icon: CalendarX },
  ordered: { tone: 'ok', icon: ShoppingBag },
  transferred: { tone: 'info', icon: PhoneForwarded },
  message: { tone: 'warn', icon: Voicemail },
  question: { tone: 'warn', icon: CircleQuestionMark },
  answered: { tone: 'idle', icon: Check },
  missed: { tone: 'danger', icon: PhoneMissed },
  busy: { tone: 'danger', icon: PhoneOff },
  failed: { tone: 'danger', icon: TriangleAlert },
}
