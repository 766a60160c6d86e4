import { useTranslation } from 'react-i18next'
import { Table, Th } from '@conciergerie/kit/ui/table.tsx'
import type { Line } from './api.ts'
import { LineRow, wide } from './line-row.tsx'
import type { Column } from './sorting.ts'

interface Props {
  lines: readonly Line[]
  by: Column
  onSort: (column: Column) => void
  selected: number | null
  addressOf: (line: Line) => string
  onOpen: (line: Line) => void
}

export function LineTable({ lines, by, onSort, selected, addressOf, onOpen }: Props) {
  const { t } = useTranslation('lines')
  const head = (column: Column, direction: 'ascending' | 'descending') => ({
    sorted: by === column ? direction : ('none' as const),
    onSort: () => {
      onSort(column)
    },
  })
  return (
    <Table label={t('title')}>
      <thead>
        <tr>
          <Th className="max-tablet:pl-4" {...head('name', 'ascending')}>
            {t('house')}
          </Th>
          <Th {...head('state', 'descending')}>{t('state')}</Th>
          <Th className={wide}>{t('modeHead')}</Th>
          <Th isFigure className="max-tablet:pr-4" {...head('calls', 'descending')}>
            {t('calls')}
          </Th>
          <Th isFigure className={wide}>
            {t('since')}
          </Th>
          <Th isFigure className={wide}>
            {t('restarts')}
          </Th>
          <Th className={wide}>
            <span className="sr-only">{t('actions')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LineRow
            key={line.id}
            line={line}
            isSelected={line.id === selected}
            to={addressOf(line)}
            onOpen={() => {
              onOpen(line)
            }}
          />
        ))}
      </tbody>
    </Table>
  )
}
