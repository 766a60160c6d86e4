import { useState } from 'react'
import type { SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'
import { Button } from '@conciergerie/kit/ui/button.tsx'
import { TextInput } from '@conciergerie/kit/ui/text-input.tsx'
import { Setting } from '../section.tsx'
import type { RowsProps } from './rows-props.ts'

const most = 50
const longest = 60

/** Proper names that are heard better when announced. */
export function Keywords({ voice: { keywords }, disabled, saveNow }: RowsProps) {
  const { t } = useTranslation('telephone')
  const [typed, setTyped] = useState('')
  const wanted = typed.trim()
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    if (wanted === '') return
    if (!keywords.includes(wanted)) saveNow({ keywords: [...keywords, wanted] })
    setTyped('')
  }
  return (
    <Setting label={t('keywords')} help={t('keywordsHelp')}>
      <ul className="flex flex-wrap gap-1.5">
        {keywords.map((word) => (
          <li key={word} className="inline-flex items-center gap-1 rounded-chip bg-idle-soft pl-2 text-dense">
            {word}
            <button
              type="button"
              disabled={disabled}
              aria-label={t('removeKeyword', { word })}
              className="inline-flex size-7 items-center justify-center rounded-chip text-ink-2 hover:text-ink disabled:opacity-0 max-tablet:size-11"
              onClick={() => {
                saveNow({ keywords: keywords.filter((one) => one !== word) })
              }}
            >
              <X aria-hidden size={12} />
            </button>
          </li>
        ))}
      </ul>
      {!disabled && keywords.length < most && (
        <form onSubmit={add} className="mt-2 flex gap-2">
          <TextInput
            aria-label={t('addKeyword')}
            value={typed}
            maxLength={longest}
            placeholder={t('keywordExample')}
            className="max-w-60"
            onChange={(event) => {
              setTyped(event.target.value)
            }}
          />
          <Button type="submit" icon={<Plus aria-hidden size={14} />}>
            {t('add')}
          </Button>
        </form>
      )}
    </Setting>
  )
}
