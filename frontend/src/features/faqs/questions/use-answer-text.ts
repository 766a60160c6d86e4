import { useState } from 'react'
import type { Question } from '@conciergerie/contract'
import { useSession } from '../../../lib/auth.ts'
import { keepDraft, readDraft } from '../../../lib/drafts.ts'

/** What is being answered: what was typed here, else what the assistant proposed. */
export function useAnswerText({ id, draft }: Pick<Question, 'id' | 'draft'>) {
  const { conciergerie } = useSession()
  const name = `${conciergerie.id}/question/${id}`
  const [typed, setTyped] = useState(() => readDraft(name) || null)
  const text = typed ?? draft ?? ''
  const write = (value: string) => {
    setTyped(value)
    keepDraft(name, value)
  }
  const forget = () => {
    keepDraft(name, '')
  }
  return { text, write, forget, isProposed: text !== '' && text === draft }
}
