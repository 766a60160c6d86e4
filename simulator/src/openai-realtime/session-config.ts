import type { RealtimeSessionCreateRequest } from 'openai/resources/realtime/realtime'
import type { Law } from '#sim/speech/g711.ts'
import { invalidValue, missing, RealtimeApiError, unknownParameter } from './api-error.ts'

export type SessionConfig = RealtimeSessionCreateRequest
type Fields = Record<string, unknown>

/** Names of the session and of what is in it; those of the beta are unknown here, as they are there. */
const KNOWN: Record<string, string[]> = {
  session:
    'type audio include instructions max_output_tokens model output_modalities parallel_tool_calls prompt reasoning tool_choice tools tracing truncation'.split(
      ' ',
    ),
  'session.audio': ['input', 'output'],
  'session.audio.input': ['format', 'noise_reduction', 'transcription', 'turn_detection'],
  'session.audio.output': ['format', 'speed', 'voice'],
  'session.audio.input.transcription': ['model', 'language', 'languages', 'keywords', 'prompt', 'delay'],
}
const VOICES = ['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar']
const FORMATS = ['audio/pcm', 'audio/pcmu', 'audio/pcma']
const WITH_KEYWORDS = ['gpt-transcribe', 'gpt-live-transcribe']

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function at(fields: Fields, path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>((value, name) => (isFields(value) ? value[name] : undefined), fields)
}

function checkNames(session: Fields): void {
  for (const [path, names] of Object.entries(KNOWN)) {
    const part = at(session, path)
    if (part === undefined || part === null) continue
    if (!isFields(part))
      throw new RealtimeApiError('invalid_type', `Invalid type for '${path}': expected an object.`, path)
    const stranger = Object.keys(part).find((name) => !names.includes(name))
    if (stranger !== undefined) throw unknownParameter(`${path}.${stranger}`)
  }
}

function checkFormats(session: Fields): void {
  for (const side of ['input', 'output']) {
    const path = `session.audio.${side}.format`
    const format = at(session, path)
    if (format === undefined) continue
    const type = isFields(format) ? format['type'] : format
    if (!isFields(format) || !FORMATS.includes(String(type)))
      throw invalidValue(path, type, `Supported values are: ${FORMATS.map((name) => `'${name}'`).join(', ')}.`)
    if (type === 'audio/pcm' && format['rate'] !== 24_000)
      throw invalidValue(`${path}.rate`, format['rate'], 'Only 24000 is supported.')
  }
}

function checkVoice(session: Fields): void {
  const voice = at(session, 'session.audio.output.voice')
  if (voice !== undefined && !isFields(voice) && !(typeof voice === 'string' && VOICES.includes(voice)))
    throw invalidValue(
      'session.audio.output.voice',
      voice,
      `Supported values are: ${VOICES.map((name) => `'${name}'`).join(', ')}.`,
    )
  const speed = at(session, 'session.audio.output.speed')
  if (speed !== undefined && !(typeof speed === 'number' && speed >= 0.25 && speed <= 1.5))
    throw invalidValue('session.audio.output.speed', speed, 'Expected a number from 0.25 to 1.5.')
}

function checkTranscription(session: Fields): void {
  const path = 'session.audio.input.transcription'
  const transcription = at(session, path)
  if (!isFields(transcription)) return
  const { model, languages, keywords, delay, prompt } = transcription
  if ((languages !== undefined || keywords !== undefined) && !WITH_KEYWORDS.includes(String(model)))
    throw new RealtimeApiError(
      'invalid_value',
      `'languages' and 'keywords' are not supported with model '${String(model)}'.`,
      path,
    )
  if (delay !== undefined && model !== 'gpt-realtime-whisper')
    throw new RealtimeApiError('invalid_value', `'delay' is not supported with model '${String(model)}'.`, path)
  if (prompt !== undefined && model === 'gpt-realtime-whisper')
    throw new RealtimeApiError('invalid_value', "'prompt' is not supported with model 'gpt-realtime-whisper'.", path)
}

/** On a call that the provider carries these belong to it. */
const SIP_REFUSES = ['threshold', 'prefix_padding_ms', 'silence_duration_ms']

function checkTurns(session: Fields, sip: boolean): void {
  const path = 'session.audio.input.turn_detection'
  const turns = at(session, path)
  if (!isFields(turns)) return
  const { type } = turns
  if (type !== 'server_vad' && type !== 'semantic_vad')
    throw invalidValue(`${path}.type`, type, "Supported values are: 'server_vad', 'semantic_vad'.")
  const refused = sip ? SIP_REFUSES.find((name) => name in turns) : undefined
  if (refused !== undefined) throw unknownParameter(`${path}.${refused}`)
  if (type === 'semantic_vad' && 'idle_timeout_ms' in turns) throw unknownParameter(`${path}.idle_timeout_ms`)
}

function checkTools(session: Fields): void {
  const { tools } = session
  if (tools === undefined) return
  if (!Array.isArray(tools))
    throw new RealtimeApiError('invalid_type', "Invalid type for 'session.tools'.", 'session.tools')
  for (const [index, tool] of (tools as unknown[]).entries()) {
    const path = `session.tools[${index}]`
    if (!isFields(tool)) throw new RealtimeApiError('invalid_type', `Invalid type for '${path}'.`, path)
    if (tool['type'] === undefined) throw missing(`${path}.type`)
    if (tool['type'] === 'mcp') continue
    if (tool['type'] !== 'function')
      throw invalidValue(`${path}.type`, tool['type'], "Supported values are: 'function', 'mcp'.")
    const { name } = tool
    if (typeof name !== 'string' || !/^[a-zA-Z0-9_-]{1,64}$/.test(name)) throw missing(`${path}.name`)
  }
}

/**
 * What of a session the vendor refuses. @param sip the body of `accept`, which takes less
 * @throws RealtimeApiError
 */
export function checkSession(session: unknown, sip = false): asserts session is SessionConfig {
  if (!isFields(session)) throw missing('session')
  if (session['type'] === undefined) throw missing('session.type')
  if (session['type'] !== 'realtime')
    throw invalidValue('session.type', session['type'], "Supported values are: 'realtime', 'transcription'.")
  checkNames(session)
  checkFormats(session)
  checkVoice(session)
  checkTranscription(session)
  checkTurns(session, sip)
  checkTools(session)
}

/** Objects are merged, everything else is taken as it is. */
export function merge<T extends object>(base: T, change: object): T {
  const merged: Fields = { ...(base as Fields) }
  for (const [name, value] of Object.entries(change)) {
    const before = merged[name]
    const whole = name === 'turn_detection' || name === 'transcription' || name === 'format'
    merged[name] = isFields(value) && isFields(before) && !whole ? merge(before, value) : value
  }
  return merged as T
}

/** A session as it stands before the client has said anything. */
export function freshSession(model: string): SessionConfig {
  return {
    type: 'realtime',
    model,
    output_modalities: ['audio'],
    instructions: '',
    tools: [],
    tool_choice: 'auto',
    max_output_tokens: 'inf',
    truncation: 'auto',
    audio: {
      input: {
        format: { type: 'audio/pcm', rate: 24_000 },
        turn_detection: {
          type: 'server_vad',
          threshold: 0.5,
          prefix_padding_ms: 300,
          silence_duration_ms: 500,
          create_response: true,
          interrupt_response: true,
        },
      },
      output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'marin', speed: 1 },
    },
  }
}

/** @returns null for a format that this simulator cannot speak (24 kHz PCM) */
export function lawOf(config: SessionConfig, side: 'input' | 'output'): Law | null {
  const type = config.audio?.[side]?.format?.type
  return type === 'audio/pcmu' ? 'mulaw' : type === 'audio/pcma' ? 'alaw' : null
}

export interface TurnRules {
  /** Root mean square above which a frame is speech. */
  loud: number
  silenceMs: number
  paddingMs: number
  idleMs: number | null
  answers: boolean
  interrupts: boolean
}

/** Semantic detection knows when a sentence is over: how long it waits after one. */
const SEMANTIC_MS = { low: 900, medium: 500, auto: 500, high: 300 }
/** At `threshold` 0.5: about -33 dBFS. */
const LOUD_AT_ONE = 1400

/** @returns null when the client commits its audio by itself */
export function turnRules({ audio }: SessionConfig): TurnRules | null {
  const turns = audio?.input?.turn_detection
  if (!turns) return null
  const { create_response: answers = true, interrupt_response: interrupts = true } = turns
  const common = { answers, interrupts }
  if (turns.type === 'semantic_vad')
    return {
      ...common,
      loud: LOUD_AT_ONE / 2,
      silenceMs: SEMANTIC_MS[turns.eagerness ?? 'auto'],
      paddingMs: 300,
      idleMs: null,
    }
  return {
    ...common,
    loud: LOUD_AT_ONE * (turns.threshold ?? 0.5),
    silenceMs: turns.silence_duration_ms ?? 500,
    paddingMs: turns.prefix_padding_ms ?? 300,
    idleMs: turns.idle_timeout_ms ?? null,
  }
}
