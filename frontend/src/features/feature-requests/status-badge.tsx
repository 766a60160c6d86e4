import { useTranslation } from 'react-i18next'
import CircleCheck from 'lucide-react/icons/circle-check'
import CircleDashed from 'lucide-react/icons/circle-dashed'
import CircleX from 'lucide-react/icons/circle-x'
import Hammer from 'lucide-react/icons/hammer'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import type { RequestStatus } from './api.ts'

const looks = {
  pending: { tone: 'idle', icon: CircleDashed },
  in_progress: { tone: 'info', icon: Hammer },
  completed: { tone: 'ok', icon: CircleCheck },
  rejected: { tone: 'outline', icon: CircleX },
} as const

export function StatusBadge({ status }: { status: RequestStatus }) {
  const { t } = useTranslation('feature-requests')
  const { tone, icon: Icon } = looks[status]
  return (
    <Badge tone={tone} icon={<Icon aria-hidden size={12} strokeWidth={2} />}>
      {t(`status.${status}`)}
    </Badge>
  )
}
