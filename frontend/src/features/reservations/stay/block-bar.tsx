import { useTranslation } from 'react-i18next'
import Lock from 'lucide-react/icons/lock'
import Wrench from 'lucide-react/icons/wrench'
import clsx from 'clsx'
import type { Block } from '../api.ts'
import type { Box } from './geometry.ts'

interface Props {
  block: Block
  unitName: string
  box: Box
  onOpen: (block: Block) => void
}

/** A room that cannot be sold for a while. */
export function BlockBar({ block, unitName, box, onOpen }: Props) {
  const { t } = useTranslation('reservations')
  const Icon = block.reason === 'maintenance' ? Wrench : Lock
  const label = block.label ?? t(`block.reason.${block.reason}`)
  return (
    <button
      type="button"
      aria-label={t('bar.block', { unit: unitName, label })}
      onClick={() => {
        onOpen(block)
      }}
      className={clsx(
        'hatched absolute top-[5px] flex h-[29px] items-center gap-1.5 overflow-hidden rounded-bar border border-line-strong px-1.5 text-dense text-idle-ink',
        box.isCutLeft && 'rounded-l-none',
        box.isCutRight && 'rounded-r-none',
      )}
      style={{ left: box.left, width: box.width }}
    >
      <Icon aria-hidden size={14} className="shrink-0" />
      <span className="truncate">{label}</span>
    </button>
  )
}
