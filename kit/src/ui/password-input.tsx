import { useState } from 'react'
import type { ComponentProps, KeyboardEvent } from 'react'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import ArrowBigUp from 'lucide-react/icons/arrow-big-up'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { useFieldProps } from './field-context.ts'

interface PasswordInputProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** 40 px high, for pages that hold one form. */
  large?: boolean
}

/** A password that can be shown, pasted and filled in by a manager, and that notices Caps Lock. */
export function PasswordInput({ large = false, ...rest }: PasswordInputProps) {
  const { t } = useTranslation()
  const [isShown, setIsShown] = useState(false)
  const [hasCapsLock, setHasCapsLock] = useState(false)
  const watchCapsLock = (event: KeyboardEvent) => {
    setHasCapsLock(event.getModifierState('CapsLock'))
  }
  const Icon = isShown ? EyeOff : Eye
  return (
    <>
      <span className={clsx('field relative flex items-center max-tablet:h-11', large ? 'h-10' : 'h-8')}>
        <input
          {...useFieldProps()}
          {...rest}
          type={isShown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="none"
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          className={clsx(
            'h-full min-w-0 grow rounded-control bg-transparent text-base outline-none max-tablet:text-[16px]',
            large ? 'pl-3' : 'pl-2.5',
          )}
        />
        <button
          type="button"
          aria-label={t(isShown ? 'password.hidePassword' : 'password.showPassword')}
          onClick={() => {
            setIsShown(!isShown)
          }}
          className="mr-1 inline-flex h-6 items-center gap-1.5 rounded-chip px-2 text-dense text-ink-2 hover:text-ink max-tablet:h-9"
        >
          <Icon aria-hidden size={14} />
          {t(isShown ? 'password.hide' : 'password.show')}
        </button>
      </span>
      <p role="status" className="flex items-center gap-1.5 text-dense text-ink-2 empty:hidden">
        {hasCapsLock && (
          <>
            <ArrowBigUp aria-hidden size={14} />
            {t('password.capsLock')}
          </>
        )}
      </p>
    </>
  )
}
