import { useId, useRef, useState } from 'react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { longest, mostAliases } from '../editor/faq-form.ts'
import { foldText } from '../fold-text.ts'

interface AliasFieldProps {
  aliases: readonly string[]
  onChange: (aliases: string[]) => void
}

const known = (aliases: readonly string[]) => new Set(aliases.map(foldText))

/** Other ways to ask, one after the other: Enter adds, Backspace in an empty field takes the last one back. */
export function AliasField({ aliases, onChange }: AliasFieldProps) {
  const { t } = useTranslation('faqs')
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const labelId = useId()
  const isFull = aliases.length >= mostAliases

  const add = (wordings: readonly string[]) => {
    const seen = known(aliases)
    const fresh = wordings
      .map((wording) => wording.trim().slice(0, longest.alias))
      .filter((wording) => {
        const folded = foldText(wording)
        return folded !== '' && !seen.has(folded) && seen.add(folded)
      })
    onChange([...aliases, ...fresh].slice(0, mostAliases))
    setTyped('')
  }
  const remove = (place: number) => {
    onChange(aliases.filter((_, at) => at !== place))
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && typed.trim() !== '') {
      event.preventDefault()
      add([typed])
    } else if (event.key === 'Backspace' && typed === '' && aliases.length > 0) remove(aliases.length - 1)
  }
  const onPaste = (event: ClipboardEvent) => {
    const lines = event.clipboardData.getData('text').split(/\r?\n/)
    if (lines.length < 2) return
    event.preventDefault()
    add(lines)
  }
  return (
    <div role="group" aria-labelledby={labelId} className="grid gap-1.5">
      <span id={labelId} className="text-dense font-medium">
        {t('editor.aliases')}
      </span>
      {aliases.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {aliases.map((alias, place) => (
            <li
              key={alias}
              className="flex max-w-full items-center gap-0.5 rounded-chip bg-idle-soft pl-2 text-dense text-ink"
            >
              <span className="min-w-0 py-1 wrap-anywhere">{alias}</span>
              <button
                type="button"
                aria-label={t('editor.removeAlias', { alias })}
                onClick={() => {
                  remove(place)
                }}
                className="inline-flex size-6.5 shrink-0 items-center justify-center rounded-chip text-ink-2 hover:text-ink max-tablet:size-9"
              >
                <X aria-hidden size={12} strokeWidth={2} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <span className="flex gap-2">
        <TextInput
          ref={input}
          aria-labelledby={labelId}
          value={typed}
          disabled={isFull}
          maxLength={longest.alias}
          placeholder={isFull ? t('editor.aliasesFull') : t('editor.aliasHint')}
          onChange={(event) => {
            setTyped(event.target.value)
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <Button
          disabled={isFull || typed.trim() === ''}
          icon={<Plus aria-hidden size={14} strokeWidth={2} />}
          onClick={() => {
            add([typed])
            input.current?.focus()
          }}
        >
          {t('editor.addAlias')}
        </Button>
      </span>
      <p className="text-small text-ink-3">{t('editor.aliasesHelp')}</p>
    </div>
  )
}
