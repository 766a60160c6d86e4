import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

export type Editing = { id: number } | { id: null; question: string } | null

/** The address's query that opens the editor on a FAQ; the rest of the page stays as it is. */
export function withEditor(search: URLSearchParams, id: number): string {
  const next = withoutEditor(search)
  next.set('edit', String(id))
  return `?${next.toString()}`
}

/** @param question to begin with */
export function withNewFaq(search: URLSearchParams, question = ''): string {
  const next = withoutEditor(search)
  next.set('new', '1')
  // Always there: `question` may be that of the page of questions.
  next.set('ask', question)
  return `?${next.toString()}`
}

function withoutEditor(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search)
  if (next.has('new') && !next.has('ask')) next.delete('question')
  for (const name of ['edit', 'new', 'ask']) next.delete(name)
  return next
}

function readEditing(search: URLSearchParams): Editing {
  const id = Number(search.get('edit'))
  if (Number.isSafeInteger(id) && id > 0) return { id }
  if (!search.has('new')) return null
  return { id: null, question: (search.get('ask') ?? search.get('question') ?? '').slice(0, 500) }
}

/** Which FAQ is being written: `?edit=12`, or a new one, `?new=1&question=…`. */
export function useEditorAddress() {
  const [search, setSearch] = useSearchParams()
  const editing = useMemo(() => readEditing(search), [search])
  const close = useCallback(() => {
    setSearch(withoutEditor, { replace: true })
  }, [setSearch])
  return { search, editing, close }
}
