import type { Offer } from '#src/features/faqs/shelf.ts'
import type { Instruction, ModelTurn } from '#src/providers/ai/answer-model.ts'
import { describeFaqs, describeNow, describeRole } from './house-brief.ts'
import { asData, asName, shorten } from './prompt-data.ts'
import type { Situation } from './situation.ts'

const longestMessage = 4_000
const longestTurn = 1_500
const longestHistory = 12_000

/**
 * The instructions in an order that keeps their beginning the same from one message to the next: rules and FAQs first, where a
 * cache can end, the date after.
 */
export function writeInstructions({ house, now, scene }: Situation, offer: Offer): Instruction[] {
  return [
    { text: `${describeRole(house, scene?.session.inventory)}\n\n${describeFaqs(offer.faqs)}`, cached: offer.complete },
    { text: describeNow(house, now), cached: false },
  ]
}

/** The thread as turns of the model: what the client wrote stands between marks. The last turn is the client's burst. */
export function writeTurns({ burst, client }: Situation): ModelTurn[] {
  const history = burst.history.map(({ from, text }): ModelTurn => {
    const shown = asData(shorten(text, longestTurn))
    return from === 'client' ? { role: 'user', text: markClient(shown) } : { role: 'assistant', text: shown }
  })
  const messages = burst.messages.map((text) => markClient(asData(shorten(text, longestMessage))))
  const last: ModelTurn = { role: 'user', text: [describeClient(client.name), ...messages].filter(Boolean).join('\n') }
  return merge([...startWithUser(keepLatest(history)), last])
}

const markClient = (text: string) => `<client_message>\n${text}\n</client_message>`

function describeClient(name: string | null): string {
  const shown = asName(name)
  return shown === null ? '' : `<client>\nname: ${shown}\n</client>`
}

function keepLatest(turns: readonly ModelTurn[]): ModelTurn[] {
  let room = longestHistory
  return turns
    .toReversed()
    .filter(({ text }) => (room -= text.length) > 0)
    .toReversed()
}

/** Turns of the same side become one. */
function merge(turns: readonly ModelTurn[]): ModelTurn[] {
  const merged: ModelTurn[] = []
  for (const turn of turns.filter(({ text }) => text.trim() !== '')) {
    const last = merged.at(-1)
    if (last?.role === turn.role) last.text += `\n${turn.text}`
    else merged.push({ ...turn })
  }
  return merged
}

/** The house may have written first. */
function startWithUser(turns: readonly ModelTurn[]): ModelTurn[] {
  return turns[0]?.role === 'assistant' ? [{ role: 'user', text: '(The house wrote first.)' }, ...turns] : [...turns]
}
