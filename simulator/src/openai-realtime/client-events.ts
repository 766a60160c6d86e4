import { invalidValue, missing, RealtimeApiError } from './api-error.ts'
import { itemJson, newId } from './conversation.ts'
import type { Item } from './conversation.ts'
import type { RealtimeSession } from './realtime-session.ts'
import { checkSession, isFields, merge } from './session-config.ts'

export interface ClientEvent extends Record<string, unknown> {
  type: string
  event_id?: string
}

/** @throws RealtimeApiError */
export function readClientEvent(text: string): ClientEvent {
  let event: unknown
  try {
    event = JSON.parse(text)
  } catch {
    throw new RealtimeApiError('invalid_json', 'The event is not valid JSON.')
  }
  if (!isFields(event)) throw new RealtimeApiError('invalid_json', 'The event is not an object.')
  if (typeof event['type'] !== 'string') throw missing('type')
  return event as ClientEvent
}

const textAt = (event: Record<string, unknown>, name: string): string => {
  const value = event[name]
  if (typeof value !== 'string') throw missing(name)
  return value
}

function updateSession(session: RealtimeSession, event: ClientEvent): void {
  const change = event['session']
  checkSession(change, session.callId !== null)
  const merged = merge(session.config, change)
  const [before, after] = [session.config.audio?.output?.voice, merged.audio?.output?.voice]
  if (session.wire.audioMs > 0 && JSON.stringify(before) !== JSON.stringify(after))
    throw new RealtimeApiError(
      'cannot_update_voice',
      'Cannot update a conversation’s voice if assistant audio is present.',
      'session.audio.output.voice',
    )
  session.configure(merged)
}

function append(session: RealtimeSession, event: ClientEvent): void {
  const audio = textAt(event, 'audio')
  if (session.callId !== null) throw notOverSip('input_audio_buffer.append')
  session.append(Buffer.from(audio, 'base64'))
}

const notOverSip = (name: string) =>
  new RealtimeApiError('invalid_value', `'${name}' is not supported for SIP sessions.`, 'type')

function readItem(session: RealtimeSession, json: Record<string, unknown>): Item {
  const id = typeof json['id'] === 'string' ? json['id'] : newId('item')
  switch (json['type']) {
    case 'function_call_output': {
      const callId = textAt(json, 'call_id')
      if (!session.conversation.call(callId))
        throw new RealtimeApiError(
          'invalid_tool_call_id',
          `Tool call ID '${callId}' not found in conversation.`,
          'item.call_id',
        )
      return { kind: 'result', id, callId, output: textAt(json, 'output') }
    }
    case 'message': {
      const content = Array.isArray(json['content']) ? (json['content'] as Record<string, unknown>[]) : []
      const text = content.map((part) => (typeof part['text'] === 'string' ? part['text'] : '')).join(' ')
      if (json['role'] === 'user') return { kind: 'caller', id, text, byVoice: false }
      if (json['role'] === 'system') return { kind: 'system', id, text }
      if (json['role'] === 'assistant')
        return { kind: 'assistant', id, text, words: [], sentMs: 0, heardMs: null, done: true }
      throw invalidValue('item.role', json['role'], "Supported values are: 'system', 'user', 'assistant'.")
    }
    default:
      throw invalidValue('item.type', json['type'], "Supported values are: 'message', 'function_call_output'.")
  }
}

function createItem(session: RealtimeSession, event: ClientEvent): void {
  const json = event['item']
  if (!isFields(json)) throw missing('item')
  const item = readItem(session, json)
  const previous = session.conversation.add(item)
  session.wire.send({ type: 'conversation.item.added', previous_item_id: previous, item: itemJson(item) })
  session.wire.send({ type: 'conversation.item.done', previous_item_id: previous, item: itemJson(item) })
}

/** With the messages that were seen in the wild. */
function truncate(session: RealtimeSession, event: ClientEvent): void {
  const id = textAt(event, 'item_id')
  const end = event['audio_end_ms']
  if (event['content_index'] === undefined) throw missing('content_index')
  if (typeof end !== 'number' || !Number.isInteger(end))
    throw new RealtimeApiError('invalid_type', "Invalid type for 'audio_end_ms': expected an integer.", 'audio_end_ms')
  const item = session.conversation.find(id)
  if (!item)
    throw new RealtimeApiError(
      'item_truncate_invalid_item_id',
      `Error truncating item: the item with id '${id}' does not exist.`,
    )
  if (item.kind !== 'assistant' || item.sentMs === 0 || end <= 0)
    throw new RealtimeApiError('invalid_value', 'Only model output audio messages can be truncated')
  const ms = Math.min(item.sentMs, item.heardMs ?? item.sentMs)
  if (end > ms) throw new RealtimeApiError('invalid_value', `Audio content of ${ms}ms is already shorter than ${end}ms`)
  session.truncate(id, end)
}

function removeItem(session: RealtimeSession, event: ClientEvent): void {
  const id = textAt(event, 'item_id')
  if (!session.conversation.remove(id))
    throw new RealtimeApiError(
      'item_delete_invalid_item_id',
      `Error deleting item: the item with id '${id}' does not exist.`,
    )
  session.wire.send({ type: 'conversation.item.deleted', item_id: id })
}

function retrieveItem(session: RealtimeSession, event: ClientEvent): void {
  const id = textAt(event, 'item_id')
  const item = session.conversation.find(id)
  if (!item)
    throw new RealtimeApiError(
      'item_retrieve_invalid_item_id',
      `Error retrieving item: the item with id '${id}' does not exist.`,
    )
  session.wire.send({ type: 'conversation.item.retrieved', item: itemJson(item) })
}

function createResponse(session: RealtimeSession, event: ClientEvent): void {
  const response = event['response']
  const instructions = isFields(response) ? response['instructions'] : undefined
  session.ask(typeof instructions === 'string' ? instructions : null)
}

function clearOutput(session: RealtimeSession): void {
  if (session.callId === null)
    throw new RealtimeApiError(
      'invalid_value',
      "'output_audio_buffer.clear' is only supported for WebRTC and SIP sessions.",
      'type',
    )
  session.cutPlayback()
}

const takers: Record<string, (session: RealtimeSession, event: ClientEvent) => void> = {
  'session.update': updateSession,
  'input_audio_buffer.append': append,
  'input_audio_buffer.commit': (session) => {
    if (session.callId !== null) throw notOverSip('input_audio_buffer.commit')
    session.commit()
  },
  'input_audio_buffer.clear': (session) => {
    session.clearInput()
  },
  'conversation.item.create': createItem,
  'conversation.item.truncate': truncate,
  'conversation.item.delete': removeItem,
  'conversation.item.retrieve': retrieveItem,
  'response.create': createResponse,
  'response.cancel': (session) => {
    session.cancel()
  },
  'output_audio_buffer.clear': clearOutput,
}

/** Does what a client asked for. @throws RealtimeApiError */
export function takeClientEvent(session: RealtimeSession, event: ClientEvent): void {
  const take = takers[event.type]
  if (!take) {
    const known = Object.keys(takers).map((name) => `'${name}'`)
    throw invalidValue('type', event.type, `Supported values are: ${known.join(', ')}.`)
  }
  take(session, event)
}
