import { useState } from 'react'
import type { ComponentProps, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import ArrowBigUp from 'lucide-react/icons/arrow-big-up'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { useFieldProps } from '../../../components/ui/field-context.ts'

type PasswordInputProps = Omit<ComponentProps<'input'>, 'type'>

/** A password that can be shown, pasted and filled in by a manager, and that notices Caps Lock. */
export function PasswordInput(props: PasswordInputProps) {
  const { t } = useTranslation('sign-in')
  const [isShown, setIsShown] = useState(false)
  const [hasCapsLock, setHasCapsLock] = useState(false)
  const watchCapsLock = (event: KeyboardEvent) => {
    setHasCapsLock(event.getModifierState('CapsLock'))
  }
  const Icon = isShown ? EyeOff : Eye
  return (
    <>
      <span className="field relative flex h-10 items-center max-tablet:h-11">
        <input
          {...useFieldProps()}
          {...props}
          type={isShown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="none"
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          className="h-full min-w-0 grow rounded-control bg-transparent pl-3 text-base outline-none max-tablet:text-[16px]"
        />
        <button
          type="button"
          aria-label={t(isShown ? 'hidePassword' : 'showPassword')}
          onClick={() => {
            setIsShown(!isShown)
          }}
          className="mr-1.5 inline-flex h-7 items-center gap-1.5 rounded-chip px-2 text-dense text-ink-2 hover:text-ink max-tablet:h-9"
        >
          <Icon aria-hidden size={14} />
          {t(isShown ? 'hide' : 'show')}
        </button>
      </span>
      <p role="status" className="flex items-center gap-1.5 text-dense text-ink-2 empty:hidden">
        {hasCapsLock && (
          <>
            <ArrowBigUp aria-hidden size={14} />
            {t('capsLock')}
          </>
        )}
      </p>
    </>
  )
}
