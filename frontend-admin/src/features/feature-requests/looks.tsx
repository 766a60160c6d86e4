import { useTranslation } from 'react-i18next'
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronUp from 'lucide-react/icons/chevron-up'
import ChevronsUp from 'lucide-react/icons/chevrons-up'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleDot from 'lucide-react/icons/circle-dot'
import CircleX from 'lucide-react/icons/circle-x'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import type { RequestPriority, RequestStatus } from './api.ts'

const statusIcons = {
  pending: CircleDashed,
  in_progress: CircleDot,
  completed: CircleCheck,
  rejected: CircleX,
} as const
const priorityLooks = {
  high: { tone: 'danger', icon: ChevronsUp },
  medium: { tone: 'warn', icon: ChevronUp },
  low: { tone: 'idle', icon: ChevronDown },
} as const

export function StatusIcon({ status }: { status: RequestStatus }) {
  const Icon = statusIcons[status]
  return <Icon aria-hidden size={14} strokeWidth={2} className="shrink-0 text-accent-ink" />
}

export function PriorityBadge({ priority }: { priority: RequestPriority }) {
  const { t } = useTranslation('feature-requests')
  const { tone, icon: Icon } = priorityLooks[priority]
  return (
    <Badge tone={tone} isBare icon={<Icon aria-hidden size={12} strokeWidth={2} />}>
      {t(`priority.${priority}`)}
    </Badge>
  )
}
