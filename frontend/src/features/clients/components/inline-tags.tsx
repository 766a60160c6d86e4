import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import Plus from 'lucide-react/icons/plus'
import X from 'lucide-react/icons/x'

interface TagsProps {
  tags: readonly string[]
  onSave: (tags: string[]) => Promise<unknown>
}

const mostTags = 20

/** Words that the house puts on a client. */
export function InlineTags({ tags, onSave }: TagsProps) {
  const { t } = useTranslation('clients')
  const [draft, setDraft] = useState<string | null>(null)
  const finish = () => {
    const tag = (draft ?? '').trim()
    setDraft(null)
    if (tag !== '' && !tags.includes(tag)) void onSave([...tags, tag])
  }
  return (
    <ul className="flex min-h-7 flex-wrap items-center gap-1 py-0.5 max-tablet:min-h-11" aria-label={t('field.tags')}>
      {tags.map((tag) => (
        <li
          key={tag}
          className="inline-flex h-6 max-w-full items-center gap-0.5 rounded-chip bg-idle-soft pl-1.5 text-small font-medium text-idle-ink"
        >
          <span className="truncate">{tag}</span>
          <button
            type="button"
            aria-label={t('tag.remove', { tag })}
            onClick={() => void onSave(tags.filter((other) => other !== tag))}
            className="inline-flex size-6 items-center justify-center rounded-chip"
          >
            <X aria-hidden size={12} />
          </button>
        </li>
      ))}
      {tags.length < mostTags && (
        <li>
          {draft === null ? (
            <button
              type="button"
              onClick={() => {
                setDraft('')
              }}
              className="inline-flex h-6 items-center gap-1 rounded-chip px-1 text-small text-ink-3 hover:bg-hover max-tablet:h-11"
            >
              <Plus aria-hidden size={12} />
              {t('tag.add')}
            </button>
          ) : (
            <input
              autoFocus
              aria-label={t('tag.add')}
              maxLength={40}
              value={draft}
              onChange={({ target }) => {
                setDraft(target.value)
              }}
              onBlur={finish}
              onKeyDown={(event) => {
                if (event.key === 'Enter') finish()
                if (event.key !== 'Escape') return
                event.preventDefault()
                event.stopPropagation()
                setDraft(null)
              }}
              className="field h-6 w-28 px-1.5 text-small max-tablet:h-11 max-tablet:text-[16px]"
            />
          )}
        </li>
      )}
    </ul>
  )
}
