import { localeFor } from '#src/features/notifications/booking-words.ts'
import { clientWords } from '#src/features/notifications/locales/client-notices.ts'
import { readReminderAnswer } from '#src/features/notifications/reminder-answers.ts'
import type { ReminderAnswer, SentNotice } from '#src/features/notifications/reminder-answers.ts'
import type { Draft, Situation } from '../situation.ts'
import { ToolTurn } from '../tool-turn.ts'
import { beginCancel, beginChange } from './existing.ts'
import { spoken } from './say.ts'

/** What the chat asks of the notifications room. */
export interface ReminderDoor {
  lastSent(conciergerieId: number, conversationId: number): Promise<SentNotice | null>
  note(conciergerieId: number, reservationId: number, answer: ReminderAnswer): Promise<void>
}

const nothingSaid = { slots: {}, trouble: null, halves: [] }

/**
 * "1", "2" or "3" from somebody who was just reminded of their booking: noted, changed, or cancelled after a yes. Null for
 * anything else, and when the house has said something since.
 */
export async function answerReminder(situation: Situation, reminders: ReminderDoor | undefined): Promise<Draft | null> {
  const { scene, house, burst, language } = situation
  const conversationId = scene?.session.conversationId ?? null
  const wish = readReminderAnswer(burst.text)
  if (!reminders || !scene?.session.mayAct || conversationId === null || wish === null) return null
  const last = await reminders.lastSent(house.id, conversationId)
  if (last === null || last.template === 'waitlist_offer') return null
  const message = `chat:${scene.session.heard.messageId ?? 0}`
  await reminders.note(house.id, last.reservationId, { wish, message })
  if (wish === 'confirm')
    return spoken(situation, clientWords(localeFor(language, house.locale)).noted, 'reminder_confirmed')
  const talk = { situation, scene, turn: new ToolTurn(scene), text: burst.text }
  return wish === 'cancel' ? beginCancel(talk, last.code) : beginChange(talk, last.code, nothingSaid)
}
