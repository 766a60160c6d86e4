import type { Alternative } from '@conciergerie/contract'
import { AppError } from '#src/errors.ts'
import type { Refusal } from '#src/features/reservations/ports.ts'
import { languageOf, say } from '#src/text/phrase.ts'
import { bookingWordsIn } from '../booking-words/index.ts'
import { alternativeWish, sayAlternative, sayMoney, sayRefusal } from '../booking-words/tell.ts'
import type { ToolResult, ToolSession } from './session.ts'
import { result } from './session.ts'

/** What a refusal of a service sounds like to the client; null for errors that are no refusals. */
export function tellRefusal(error: unknown, session: ToolSession, partySize: number): ToolResult | null {
  if (!(error instanceof AppError)) return null
  const words = bookingWordsIn(session.language)
  switch (error.code) {
    case 'invalid':
      return result('invalid', say(Object.values(error.fields ?? {})[0] ?? error.words, languageOf(session.language)))
    case 'not_available':
      return tellUnavailable(error.details as Refusal | undefined, session, partySize)
    case 'price_changed':
      return result('price_changed', words.priceChanged(priceIn(error.details, session)))
    case 'hold_expired':
      return result('hold_expired', words.holdGone)
    case 'stale':
      return result('stale', words.stale)
    case 'invalid_transition':
      return result('invalid_transition', words.cannotNow)
    case 'not_found':
      return result('not_found', words.notFound)
    default:
      return null
  }
}

function priceIn(details: Record<string, unknown> | undefined, { language }: ToolSession): string {
  const cents = details?.['totalCents']
  return typeof cents === 'number' ? sayMoney(cents, 'EUR', language) : ''
}

function tellUnavailable(refusal: Refusal | undefined, session: ToolSession, partySize: number): ToolResult {
  const { reason = 'full', limit = null, alternatives = [] } = refusal ?? {}
  return unavailable({ status: reason, limit, alternatives: [...alternatives] }, session, partySize)
}

/** Never who has the place: only that it is taken, and what is free. */
export function unavailable(
  answer: { status: Refusal['reason']; limit: string | null; alternatives: Alternative[] },
  session: ToolSession,
  partySize: number,
): ToolResult {
  return result(answer.status, sayRefusal(answer, partySize, session.language), {
    data: {
      limit: answer.limit,
      alternatives: answer.alternatives.map((one) => presentAlternative(one, partySize, session)),
    },
    action: { name: 'tool_refused', details: { reason: answer.status } },
  })
}

const presentAlternative = (one: Alternative, partySize: number, { language }: ToolSession) => ({
  text: sayAlternative(one, partySize, language),
  ...wishArguments(one, partySize),
})

/** As the arguments of a tool: what was offered can be asked for as it stands. */
function wishArguments(one: Alternative, partySize: number): Record<string, string | number> {
  const wish = alternativeWish(one, partySize)
  return wish.kind === 'stay'
    ? { kind: 'stay', unit_type: one.unitType, date_from: wish.from, date_to: wish.to, party_size: partySize }
    : { kind: 'table', unit_type: one.unitType, date_from: wish.date, time: wish.time, party_size: partySize }
}
