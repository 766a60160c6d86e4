/*
 * What we ask of a voice that listens and speaks by itself. OpenAI Realtime is behind it now; nothing here names its
 * events, so that a model which takes its turns by itself (GPT-Live) can stand in its place.
 */

/** G.711 at 8 kHz, as the telephone carries it: µ-law or A-law. No road transcodes. */
export type AudioFormat = 'audio/pcmu' | 'audio/pcma'

export interface VoiceTool {
  name: string
  description: string
  /** JSON Schema of the arguments. */
  parameters: Record<string, unknown>
}

/** Everything that a call is told before its first word. */
export interface VoiceSession {
  model: string
  instructions: string
  tools: readonly VoiceTool[]
  voice: string
  speed: number
  /** ISO 639-1: what the caller is expected to speak. */
  language: string
  /** Names that are heard better when announced. */
  keywords: readonly string[]
  format: AudioFormat
}

/** Tokens of one answer, as billed: what was cached is not counted among what came in. */
export interface VoiceUsage {
  textIn: number
  textCached: number
  audioIn: number
  audioCached: number
  textOut: number
  audioOut: number
}

export type ResponseStatus = 'completed' | 'cancelled' | 'failed' | 'incomplete'

export interface ResponseEnd {
  status: ResponseStatus
  usage: VoiceUsage | null
  toolCalls: number
  /** Another answer was asked for, or is due to the caller's words. */
  owesMore: boolean
}

/** What the model tells; items are numbered by it, and order is told by `onItem`, never by arrival. */
export interface VoiceListener {
  /** The session holds: it may be spoken to. */
  onReady(): void
  /** @param audio base64 of G.711, faster than real time */
  onAudio(itemId: string, audio: string): void
  /** No more audio will come for this item. */
  onAudioDone(itemId: string): void
  /** The caller began to speak; the model has stopped its answer by itself. `cut` is the item being spoken, if any. */
  onSpeechStarted(): void
  onSpeechStopped(): void
  /** Something was said, and stands after `previousItemId` (null: at the beginning). */
  onItem(item: { itemId: string; previousItemId: string | null; speaker: 'caller' | 'assistant' }): void
  /** A part of the text (`final: false` adds to what came before), or all of it. May come after the answer to it. */
  onText(text: { itemId: string; speaker: 'caller' | 'assistant'; text: string; final: boolean }): void
  onToolCall(call: { toolCallId: string; name: string; arguments: string; itemId: string }): void
  /** @param owesMore another answer is still to come: one answer may be to several things that were asked */
  onResponseStarted(owesMore: boolean): void
  onResponseDone(response: ResponseEnd): void
  /** Transcription is billed apart, by the seconds of sound. */
  onTranscribed(seconds: number): void
  /** Sideband only: keys, and what the provider plays. */
  onDtmf(digit: string): void
  onPlayback(state: 'started' | 'stopped' | 'cleared'): void
  /** Sideband only: the provider cut what it was playing, here. */
  onTruncated?(item: { itemId: string; heardMs: number }): void
  /** Something was refused or went wrong; the session goes on unless `onClosed` follows. */
  onError(error: { code: string; message: string }): void
  /** Once. `code` 1000 = as asked. */
  onClosed(end: LinkEnd): void
}

/** What we found wrong with a session ourselves. */
export type LinkFault = 'refused' | 'not_ready' | 'no_pong' | 'backlog'

export interface LinkEnd {
  /** 1000 = we closed; 1006 = lost; an HTTP status when it was refused. */
  code: number
  /** As the other side, or the system, puts it; empty when nobody said any. */
  reason: string
  fault?: LinkFault
}

/** A session with the model. Calls after it closed do nothing. */
export interface VoiceLink {
  /** Audio of the caller, base64 of G.711. Not on a sideband link. */
  sendAudio(audio: string): void
  /** Speaks now, of this; waits for the answer in progress to end. */
  say(instructions: string): void
  /**
   * What the caller did instead of speaking, in words: the model answers it once nobody speaks.
   * @param itemId ours, by which it is told again as an item of the caller
   */
  hear(itemId: string, text: string): void
  /** The result of a tool. When every call of the answer has one and the answer is over, the model goes on. */
  answerTool(toolCallId: string, output: string, options: { goOn: boolean }): void
  /** Tells the model how much of an item was heard; nothing is sent when nothing was. */
  truncate(itemId: string, playedMs: number): void
  /** Stops the answer in progress, and on a sideband link what is being played. */
  cancel(): void
  update(session: Partial<Pick<VoiceSession, 'instructions' | 'tools' | 'language'>>): void
  /** Last words: from here on the caller’s voice cuts nothing. Where we carry the audio, it is enough to send none. */
  stopListening?(): void
  close(): void
}

export interface VoiceModel {
  /** We carry the audio. */
  connect(session: VoiceSession, listener: VoiceListener): VoiceLink
  /** The provider carries it; `providerCallId` names the call that was accepted. */
  attach(providerCallId: string, session: VoiceSession, listener: VoiceListener): VoiceLink
}
