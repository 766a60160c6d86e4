import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { Button } from './button.tsx'
import { useFieldProps } from './field-context.ts'

const saidMs = 2000

/** A value to paste elsewhere: an address, a key shown once. */
export function CopyField({ value, label }: { value: string; label?: string }) {
  const { t } = useTranslation()
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')

  useEffect(() => {
    if (state !== 'copied') return
    const timer = setTimeout(() => {
      setState('idle')
    }, saidMs)
    return () => {
      clearTimeout(timer)
    }
  }, [state])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setState('copied')
    } catch {
      // Plain http or a refusal: the value is selected, to be copied by hand.
      setState('refused')
    }
  }
  const Icon = state === 'copied' ? Check : Copy
  return (
    <span className="flex min-w-0 gap-2">
      <input
        {...useFieldProps()}
        {...(label === undefined ? {} : { 'aria-label': label })}
        readOnly
        value={value}
        ref={(input) => {
          if (state === 'refused') input?.select()
        }}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        className="field h-8 w-full min-w-0 bg-sunken px-2.5 font-mono text-small max-tablet:h-11"
      />
      <Button icon={<Icon aria-hidden size={14} />} onClick={() => void copy()}>
        <span role="status">{state === 'copied' ? t('action.copied') : t('action.copy')}</span>
      </Button>
    </span>
  )
}
