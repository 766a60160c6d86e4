import type { Wish } from '#src/features/reservations/ports.ts'
import { bookingWordsIn } from '../booking-words/index.ts'
import { readConsent } from './consent.ts'
import { result } from './session.ts'
import type { ToolResult, ToolSession } from './session.ts'

/** Null when the client agreed to what was read back: they wrote after it, and it is a yes to just that. */
export function agreedTo(session: ToolSession, wish: Wish | null): ToolResult | null {
  const { told, heard, language, now } = session
  const words = bookingWordsIn(language)
  if (told === null || heard.at < told.at) return result('not_agreed', words.notYetAgreed, { told })
  // by voice the model heard it before we can read it: it counts, and is read afterwards
  if (heard.text === null) return null
  const consent = readConsent(heard.text, wish, now.toFormat('yyyy-MM-dd'))
  if (consent === 'yes') return null
  if (consent === 'no') return result('refused', words.refusedByThem)
  return consent === 'changed'
    ? result('changed', words.changedByThem)
    : result('not_agreed', words.notYetAgreed, { told })
}
