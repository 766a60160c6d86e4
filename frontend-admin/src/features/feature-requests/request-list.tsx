import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@conciergerie/kit/ui/empty-state.tsx'
import { Table, Td, Th, Tr } from '@conciergerie/kit/ui/table.tsx'
import { RelativeTime } from '@conciergerie/kit/ui/time.tsx'
import { priorities } from './api.ts'
import type { FeatureRequest } from './api.ts'
import { PriorityBadge, StatusIcon } from './looks.tsx'

type Column = 'votes' | 'priority' | 'age'

const compare: Record<Column, (a: FeatureRequest, b: FeatureRequest) => number> = {
  votes: (a, b) => b.votes - a.votes,
  priority: (a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority),
  age: (a, b) => a.createdAt.localeCompare(b.createdAt),
}

interface ListProps {
  requests: readonly FeatureRequest[]
  selected: number | null
  onOpen: (id: number) => void
}

/** The same requests as dense rows, sorted by what one looks for. */
export function RequestList({ requests, selected, onOpen }: ListProps) {
  const { t } = useTranslation('feature-requests')
  const [by, setBy] = useState<Column>('votes')
  const head = (column: Column) => ({
    sorted: by === column ? ('descending' as const) : ('none' as const),
    onSort: () => {
      setBy(column)
    },
  })
  if (requests.length === 0) return <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <Table label={t('title')}>
        <thead>
          <tr>
            <Th>{t('request')}</Th>
            <Th>{t('status')}</Th>
            <Th {...head('priority')}>{t('priorityHead')}</Th>
            <Th isFigure {...head('votes')}>
              {t('votes')}
            </Th>
            <Th>{t('from')}</Th>
            <Th {...head('age')}>{t('age')}</Th>
          </tr>
        </thead>
        <tbody>
          {requests.toSorted(compare[by]).map((request) => (
            <Tr key={request.id} isSelected={request.id === selected}>
              <Td>
                <button
                  type="button"
                  className="rounded-chip text-left font-medium hover:underline"
                  onClick={() => {
                    onOpen(request.id)
                  }}
                >
                  {request.title}
                </button>
              </Td>
              <Td>
                <span className="flex items-center gap-1.5 whitespace-nowrap">
                  <StatusIcon status={request.status} />
                  {t(`column.${request.status}`)}
                </span>
              </Td>
              <Td>
                <PriorityBadge priority={request.priority} />
              </Td>
              <Td isFigure>{request.votes}</Td>
              <Td className="text-ink-2">{request.conciergerie?.name ?? t('platform')}</Td>
              <Td className="whitespace-nowrap text-ink-3">
                <RelativeTime at={request.createdAt} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
