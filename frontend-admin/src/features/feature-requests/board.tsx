import { useState } from 'react'
import type { DragEvent } from 'react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import Plus from 'lucide-react/icons/plus'
import { IconButton } from '@conciergerie/kit/ui/icon-button.tsx'
import { statuses } from './api.ts'
import type { FeatureRequest, RequestStatus } from './api.ts'
import { StatusIcon } from './looks.tsx'
import { RequestCard } from './request-card.tsx'
import { useMove } from './use-move.ts'

interface BoardProps {
  requests: readonly FeatureRequest[]
  selected: number | null
  onOpen: (id: number) => void
  onAdd: () => void
}

const dragType = 'application/x-feature-request'

/** Four columns; a card is dragged, or moved by its menu or the keys 1 to 4. */
export function Board({ requests, selected, onOpen, onAdd }: BoardProps) {
  return (
    <div className="grid min-h-0 grow auto-cols-[minmax(196px,1fr)] grid-flow-col overflow-auto">
      {statuses.map((status) => (
        <Column
          key={status}
          status={status}
          requests={requests.filter((request) => request.status === status)}
          all={requests}
          selected={selected}
          onOpen={onOpen}
          onAdd={onAdd}
        />
      ))}
    </div>
  )
}

interface ColumnProps extends BoardProps {
  status: RequestStatus
  all: readonly FeatureRequest[]
}

function Column({ status, requests, all, selected, onOpen, onAdd }: ColumnProps) {
  const { t } = useTranslation('feature-requests')
  const move = useMove()
  const [isOver, setIsOver] = useState(false)
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes(dragType)) return
    event.preventDefault()
    setIsOver(true)
  }
  const onDrop = (event: DragEvent) => {
    setIsOver(false)
    const dropped = all.find(({ id }) => id === Number(event.dataTransfer.getData(dragType)))
    if (dropped) move(dropped, status)
  }
  return (
    <section
      aria-label={t(`column.${status}`)}
      onDragOver={onDragOver}
      onDragLeave={() => {
        setIsOver(false)
      }}
      onDrop={onDrop}
      className={clsx('flex min-h-0 flex-col border-r border-line last:border-r-0', isOver && 'bg-hover')}
    >
      <header className="flex h-12 shrink-0 items-center gap-2 px-3">
        <StatusIcon status={status} />
        <h2 className="text-dense font-semibold">{t(`column.${status}`)}</h2>
        <span className="text-dense text-ink-3 tabular-nums">{requests.length}</span>
        {status === 'pending' && (
          <IconButton
            label={t('new')}
            size="small"
            className="ml-auto"
            icon={<Plus aria-hidden size={16} />}
            onClick={onAdd}
          />
        )}
      </header>
      <ul className="grid min-h-0 grow content-start gap-2 overflow-y-auto px-2.5 pb-3">
        {requests.map((request) => (
          <li key={request.id}>
            <RequestCard
              request={request}
              isSelected={request.id === selected}
              dragType={dragType}
              onOpen={() => {
                onOpen(request.id)
              }}
            />
          </li>
        ))}
        {(isOver || requests.length === 0) && (
          <li className="rounded-card border border-dashed border-line-strong px-3 py-3 text-dense text-ink-3">
            {t('drop')}
          </li>
        )}
      </ul>
    </section>
  )
}
