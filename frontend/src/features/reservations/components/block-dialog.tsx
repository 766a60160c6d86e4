import { useTranslation } from 'react-i18next'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { Dialog } from '@conciergerie/kit/ui/dialog.tsx'
import { call } from '@conciergerie/kit/lib/api-client.ts'
import { useFormat } from '@conciergerie/kit/lib/format.ts'
import { useToast } from '@conciergerie/kit/lib/toasts.ts'
import { useReservationWrite } from '../api.ts'
import type { Block } from '../api.ts'

interface Props {
  block: Block
  unitName: string
  onClose: () => void
}

/** Why a room or a table is out of sale, until when, and the way to put it back. */
export function BlockDialog({ block, unitName, onClose }: Props) {
  const { t } = useTranslation('reservations')
  const { dates } = useFormat()
  const toast = useToast()
  const remove = useReservationWrite(() => call('DELETE /api/blocks/:id', { params: { id: block.id } }))
  const putBack = () => {
    remove.mutate(undefined, {
      onSuccess: () => {
        toast.done(t('block.removed', { unit: unitName }))
        onClose()
      },
      onError: (error) => {
        toast.failed(error)
      },
    })
  }
  return (
    <Dialog
      title={unitName}
      kicker={t(`block.reason.${block.reason}`)}
      onClose={onClose}
      footer={
        <Button busy={remove.isPending} onClick={putBack}>
          {t('block.remove')}
        </Button>
      }
    >
      {block.label !== null && <p className="font-medium">{block.label}</p>}
      <p className="text-ink-2">{t('block.dates', { from: dates.day(block.startsAt), to: dates.day(block.endsAt) })}</p>
    </Dialog>
  )
}
