import clsx from 'clsx'
import type { ComponentProps } from 'react'
import { useFieldProps } from './field-context.ts'

interface TextInputProps extends ComponentProps<'input'> {
  /** 40 px high, for pages that hold one form. */
  large?: boolean
}

export function TextInput({ large = false, className, ...rest }: TextInputProps) {
  const size = large ? 'h-10 px-3 max-tablet:h-11' : 'h-8 px-2.5 max-tablet:h-11'
  return (
    <input
      type="text"
      {...useFieldProps()}
      {...rest}
      className={clsx('field w-full min-w-0 text-base max-tablet:text-[16px]', size, className)}
    />
  )
}

/** Grows with its text where the browser can, else from `rows` up by hand. */
export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={3}
      {...useFieldProps()}
      {...rest}
      className={clsx(
        'field field-sizing-content w-full min-w-0 px-2.5 py-1.5 text-base max-tablet:text-[16px]',
        className,
      )}
    />
  )
}
