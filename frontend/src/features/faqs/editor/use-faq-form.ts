import { useState } from 'react'
import type { Faq } from '@conciergerie/contract'
import { useSession } from '../../../lib/auth.ts'
import { isChanged } from './faq-form.ts'
import type { FaqForm } from './faq-form.ts'
import { keepForm, readKeptForm } from './kept-form.ts'

/**
 * What is being written, kept in this browser until it is saved or taken back.
 * @param faq null for a new one
 * @param origin the form as the FAQ is, or as a new one begins
 */
export function useFaqForm(faq: Faq | null, origin: FaqForm) {
  const { conciergerie } = useSession()
  const name = `${conciergerie.id}/faq/${faq?.id ?? 'new'}`
  const from = faq?.updatedAt ?? ''
  // A question that was brought along is another FAQ than the one left half written.
  const [kept] = useState(() => (faq === null && origin.question !== '' ? null : readKeptForm(name, from)))
  const [form, setForm] = useState(() => kept ?? origin)
  const [isTakenUp, setIsTakenUp] = useState(kept !== null)
  const change = (wanted: Partial<FaqForm>) => {
    const next = { ...form, ...wanted }
    setForm(next)
    keepForm(name, from, isChanged(next, origin) ? next : null)
  }
  const forget = () => {
    keepForm(name, from, null)
  }
  const startOver = () => {
    forget()
    setForm(origin)
    setIsTakenUp(false)
  }
  return { form, change, forget, startOver, isTakenUp, isChanged: isChanged(form, origin) }
}
