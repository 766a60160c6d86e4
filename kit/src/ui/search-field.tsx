import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import Search from 'lucide-react/icons/search'
import X from 'lucide-react/icons/x'

interface SearchProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  label: string
  value: string
  onChange: (value: string) => void
}

/** A field that filters as one types; Escape or the cross empties it. */
export function SearchField({ label, value, onChange, className, ...rest }: SearchProps) {
  const { t } = useTranslation()
  return (
    <span className={clsx('field relative inline-flex h-8 min-w-0 items-center max-tablet:h-11', className)}>
      <Search aria-hidden size={14} className="pointer-events-none absolute left-2.5 text-ink-3" />
      <input
        placeholder={label}
        {...rest}
        type="search"
        aria-label={label}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return
          event.preventDefault()
          onChange('')
        }}
        className="h-full w-full min-w-0 bg-transparent pr-8 pl-8 text-dense outline-none max-tablet:text-[16px]"
      />
      {value !== '' && (
        <button
          type="button"
          aria-label={t('action.clear')}
          onClick={() => {
            onChange('')
          }}
          className="absolute right-1 inline-flex size-6 items-center justify-center rounded-chip text-ink-3 hover:text-ink"
        >
          <X aria-hidden size={14} />
        </button>
      )}
    </span>
  )
}
