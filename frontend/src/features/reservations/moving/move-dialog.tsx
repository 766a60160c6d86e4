import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { Refusal } from '../components/refusal.tsx'
import type { Pending } from './use-move.ts'

interface Props {
  pending: Pending
  isSending: boolean
  onConfirm: () => void
  onOverride: () => void
  onClose: () => void
}

/** Before a move that changes a price, and after one that was refused. */
export function MoveDialog({
  pending: { move, difference, refusal },
  isSending,
  onConfirm,
  onOverride,
  onClose,
}: Props) {
  const { t } = useTranslation('reservations')
  const { numbers } = useFormat()
  if (difference === null && refusal === null) return null
  const words = { name: move.bar.name, unit: move.unitName, when: move.when }
  if (refusal !== null)
    return (
      <Dialog
        title={t('move.refusedTitle', words)}
        onClose={onClose}
        footer={<Button onClick={onClose}>{t('move.leave')}</Button>}
      >
        <Refusal error={refusal} override={{ label: t('override.move'), busy: isSending, run: onOverride }} />
      </Dialog>
    )
  return (
    <Dialog
      title={t('move.title', words)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('move.leave')}</Button>
          <Button variant="filled" busy={isSending} onClick={onConfirm}>
            {t('move.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('move.dates', words)}</p>
      <p className="mt-2 font-medium">
        {t((difference ?? 0) > 0 ? 'move.more' : 'move.less', { amount: numbers.price(Math.abs(difference ?? 0)) })}
      </p>
    </Dialog>
  )
}
