import { bookingWordsIn } from '../booking-words/index.ts'
import { sayDay } from '../booking-words/tell.ts'
import type { Draft, Situation } from '../situation.ts'
import type { Language } from '../wording/index.ts'
import type { Reading } from './reading.ts'
import type { Ask, Slots } from './state.ts'

/** The question that is asked next, from what is known. */
export function question(
  ask: Ask,
  slots: Slots,
  language: Language,
  code: string | null,
  halves: readonly string[] = [],
): string {
  const words = bookingWordsIn(language)
  const day = slots.from === null ? '' : sayDay(slots.from, language)
  switch (ask) {
    case 'kind':
      return words.askKind
    case 'dates':
      return words.askDates
    case 'departure':
      return words.askDeparture(day)
    case 'day':
      return words.askDay
    case 'time':
      return words.askTime(day)
    case 'half':
      return words.askHalf(words.time(halves[0] ?? '08:00'), words.time(halves[1] ?? '20:00'))
    case 'party':
      return words.askParty
    case 'type':
      return words.askType
    case 'name':
      return words.askName
    case 'other':
      return words.noAlternatives
    case 'which':
      return words.askWhich
    case 'what':
      return words.askWhatToChange(code ?? '')
    case 'confirm':
      return words.askConfirm
  }
}

/** What could not be taken, in words; empty when all was clear. */
export function sayTrouble(trouble: Reading['trouble'], language: Language): string {
  const words = bookingWordsIn(language)
  if (trouble === null) return ''
  return trouble.what === 'vague' ? words.vague(trouble.said.trim()) : words[trouble.what]
}

export function spoken(situation: Situation, text: string, reason: string, more: Partial<Draft> = {}): Draft {
  return {
    outcome: 'answered',
    text,
    language: situation.language,
    faqs: [],
    humanReason: null,
    unansweredQuestion: null,
    reason: `booking:${reason}`,
    madeBy: 'ranker',
    ...more,
  }
}
