import { bookingWordsIn } from './booking-words/index.ts'
import { writeMemory } from './memory.ts'
import type { Draft, Situation } from './situation.ts'

/** How long a recap may wait for its yes: as long as a hold lasts. */
const patienceMs = 10 * 60_000

/** Whether something that was read back, or asked for a booking, waits for the client's answer. */
export const isPending = ({ scene }: Situation): boolean => scene?.memory != null

/** An answer in the middle of a booking: what was asked is asked again under it, so that a yes goes on meaning that. */
export function keepPending(draft: Draft, situation: Situation): Draft {
  const { scene, now, language } = situation
  const told = scene?.memory?.told
  const settled = draft.memory !== undefined && draft.memory !== null
  if (!told || settled || draft.outcome !== 'answered' || (draft.recaps ?? []).length > 0) return draft
  if ((draft.actions ?? []).some(({ name }) => /booked|changed|cancelled|order/.test(name))) return draft
  if (now.toMillis() - Date.parse(told.at) > patienceMs) return draft
  const words = bookingWordsIn(language)
  const question = { hold: words.askConfirm, change: words.askChange, cancel: words.askCancel, order: words.askOrder }[
    told.kind
  ]
  return {
    ...draft,
    text: `${draft.text}\n\n${words.again(question)}`,
    memory: writeMemory({ told, dialogue: scene.memory?.dialogue ?? null }),
  }
}
