import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'

interface TableProps extends ComponentProps<'table'> {
  /** Names the table for those who do not see it. */
  label: string
  /** Has nothing to tab to: the keyboard scrolls the table itself where it is too wide. */
  isPlain?: boolean
}

/** Hairline rows, no frame. */
export function Table({ label, isPlain = false, className, children, ...rest }: TableProps) {
  const reach = isPlain ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {}
  return (
    <div {...reach} className="relative overflow-x-auto -outline-offset-2">
      <table aria-label={label} {...rest} className={clsx('w-full border-collapse text-left text-dense', className)}>
        {children}
      </table>
    </div>
  )
}

interface HeadCellProps extends Omit<ComponentProps<'th'>, 'onClick'> {
  /** Figures are at the right. */
  isFigure?: boolean
  /** Which way it is sorted by this column; undefined when it cannot be. */
  sorted?: 'ascending' | 'descending' | 'none'
  onSort?: () => void
  children?: ReactNode
}

export function Th({ isFigure = false, sorted, onSort, className, children, ...rest }: HeadCellProps) {
  const { t } = useTranslation()
  const Arrow = sorted === 'ascending' ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      aria-sort={sorted}
      {...rest}
      className={clsx(
        'h-9 border-b border-line px-2 text-small font-medium whitespace-nowrap text-ink-3 first:pl-5 last:pr-5',
        isFigure && 'text-right',
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          data-tip={t('action.sort')}
          className="inline-flex items-center gap-1 rounded-chip hover:text-ink"
        >
          {children}
          <Arrow aria-hidden size={12} className={sorted === 'none' ? 'invisible' : ''} />
        </button>
      ) : (
        children
      )}
    </th>
  )
}

export function Tr({ isSelected = false, className, ...rest }: ComponentProps<'tr'> & { isSelected?: boolean }) {
  return (
    <tr
      {...rest}
      className={clsx('h-12 border-b border-line', isSelected ? 'bg-selected' : 'hover:bg-hover', className)}
    />
  )
}

export function Td({ isFigure = false, className, ...rest }: ComponentProps<'td'> & { isFigure?: boolean }) {
  return (
    <td
      {...rest}
      className={clsx('px-2 py-1.5 first:pl-5 last:pr-5', isFigure && 'text-right tabular-nums', className)}
    />
  )
}
