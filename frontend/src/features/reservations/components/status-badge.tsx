import { useTranslation } from 'react-i18next'
import { Badge } from '@conciergerie/kit/ui/badge.tsx'
import type { Reservation } from '../api.ts'
import { lookOf } from '../status.ts'

interface Props {
  reservation: Pick<Reservation, 'status' | 'kind'>
  isBare?: boolean
}

/** Where a reservation stands. */
export function StatusBadge({ reservation: { status, kind }, isBare = false }: Props) {
  const { t } = useTranslation('reservations')
  const { tone, icon: Icon } = lookOf(status, kind)
  return (
    <Badge tone={tone} isBare={isBare} icon={<Icon aria-hidden size={12} />}>
      {t(`status.${kind}.${status}`)}
    </Badge>
  )
}
