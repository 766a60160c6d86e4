import type { Output, Turn } from '#sim/openai-realtime/mind.ts'
import type { State } from './state.ts'
import { say } from './state.ts'
import type { ToolResult } from './tool-result.ts'

/** A change or a cancellation: which booking, what of it, then the tool that reads it back. */
export function continueExisting(state: State, turn: Turn): Output[] {
  if (state.code === null) return state.calling(turn, 'find_reservation', {})
  return state.goal === 'cancel'
    ? state.calling(turn, 'cancel_reservation', { code: state.code })
    : proposeChange(state, turn)
}

function proposeChange(state: State, turn: Turn): Output[] {
  const { from, to, time, party, type, requests } = state.slots
  if ([from, to, time, party, type, requests].every((value) => value === null))
    return state.asking('what', state.words.askChange)
  const change = { date_from: from, date_to: to, time, party_size: party, unit_type: type, requests }
  return state.calling(turn, 'update_reservation', { code: state.code, ...change })
}

export function takeFound(result: ToolResult, state: State, turn: Turn): Output[] {
  const list = result.data['reservations']
  const found = Array.isArray(list) ? (list as Record<string, unknown>[]) : []
  const [first] = found
  if (found.length !== 1 || typeof first?.['code'] !== 'string')
    return state.asking(
      'code',
      found.length > 1 ? `${result.say} ${state.words.askCode}` : result.say || state.words.askCode,
    )
  state.code = first['code']
  if (state.goal === 'cancel' || state.goal === 'change') return continueExisting(state, turn)
  return say(result.say)
}

/** What was read back waits for a yes; what was done is told as the row has it. */
export function takeChange(result: ToolResult, state: State): Output[] {
  const { words } = state
  switch (result.status) {
    case 'to_confirm': {
      const args =
        result.name === 'create_order'
          ? { confirmed: true }
          : { code: result.data['code'] ?? state.code, confirmed: true }
      state.pending = { tool: result.name, args }
      state.ask = null
      state.question = result.say
      return say(result.say)
    }
    case 'changed':
    case 'cancelled':
    case 'ordered':
      if (result.data['code'] === undefined && result.status === 'changed') return say(result.say)
      state.startOver()
      state.ask = 'more'
      return say(result.say, words.anythingElse)
    case 'nothing':
      return state.asking('what', result.say || words.askChange)
    case 'not_found':
      state.code = null
      return state.asking('code', result.say || words.askCode)
    default:
      state.pending = null
      return say(result.say || words.failed)
  }
}
