import type { LineMode, LineState, SipTransport } from '@conciergerie/contract'
import type { SipNews } from './media/sip/line/news.ts'
import type { VoiceSession, VoiceUsage } from '#src/providers/voice-model/voice-model.ts'

/*
 * What main (control: rooms, tools, records) and the media process (sockets, clocks, barge-in) say to one another, as
 * JSON over the channel of a child process. Media decides what cannot wait: audio, clear, truncate, marks, pacing.
 * Everything else is told to main, which decides.
 */

/** A SIP account or port that the media process serves; the other roads need none. */
export interface SipLine {
  lineId: number
  number: string
  username: string | null
  password: string | null
  domain: string | null
  port: number | null
  transport: SipTransport
  /** Where this line listens, out of SIP_PORTS: the supervisor hands ports out, so that no two lines want the same. */
  localPort?: number
  /** Its share of RTP_PORTS, even ones first. */
  rtpPorts?: { from: number; to: number }
}

/** A call that knocks: main answers by `start` or `refuse` with the same `ref`. */
export interface CallOffer {
  ref: string
  road: Extract<LineMode, 'twilio_stream' | 'sip_bridge'>
  /** The line that was rung (SIP), or null: then `pass` names the call (Twilio). */
  lineId: number | null
  /** The one-time word of our own TwiML. */
  pass: string | null
  providerCallId: string
  /** As the carrier gives them. */
  from: string | null
  to: string | null
}

export type RefusalReason = 'unknown' | 'busy' | 'closed' | 'unavailable'

export interface CallStart {
  /** Of the offer; for OpenAI SIP, which main offers by itself, the provider's call id. */
  ref: string
  callId: number
  road: LineMode
  providerCallId: string
  /** `format` is set by the road: each speaks what its carrier does. */
  session: Omit<VoiceSession, 'format'>
  /** First words, given to the model as an instruction. */
  greeting: string
}

/** From main to media, about one call. */
export type CallCommand =
  | { do: 'say'; instructions: string }
  /** What the caller keyed, in words; `itemId` is the turn's, as main has written it down. */
  | { do: 'hear'; itemId: string; text: string }
  | { do: 'answer_tool'; toolCallId: string; output: string; goOn: boolean }
  | { do: 'update'; instructions?: string; language?: string }
  | { do: 'cancel' }
  /**
   * `after_playout`: what is being said, or was asked for and begins within five seconds, is heard to its end first (fifteen
   * seconds at most), and no speech cuts it. On OpenAI's SIP `ended` means that it is time to ask them over REST to hang up.
   */
  | { do: 'hang_up'; when: 'now' | 'after_playout' }
  /** SIP bridge only: REFER, else a second leg that we bridge. Twilio and OpenAI are asked by main, over REST. */
  | { do: 'transfer'; target: string }
  /** Nothing is kept before it is asked for, and nothing of what was kept after it is called off. */
  | { do: 'record'; on: boolean }

/** How a call's audio fared. */
export interface AudioStats {
  framesIn: number
  framesOut: number
  framesLost: number
  /** Largest and 99th percentile of the gap between frames sent, in milliseconds; null where the carrier paces. */
  gapMaxMs: number | null
  gapP99Ms: number | null
}

/** Why media ended a call, or saw it end. */
export type MediaEnd = 'caller_hung_up' | 'hung_up' | 'transferred' | 'model_lost' | 'media_lost' | 'refused'

/** From media to main, about one call; `atMs` counts from the moment it was answered. */
export type CallEvent =
  | { on: 'answered' }
  | { on: 'item'; itemId: string; previousItemId: string | null; speaker: 'caller' | 'assistant'; atMs: number }
  | { on: 'text'; itemId: string; speaker: 'caller' | 'assistant'; text: string; final: boolean; atMs: number }
  /** The assistant was cut: what of its text was heard. */
  | { on: 'cut'; itemId: string; heardMs: number; ofMs: number }
  | { on: 'speech'; state: 'started' | 'stopped'; atMs: number }
  | { on: 'tool_call'; toolCallId: string; name: string; arguments: string; atMs: number }
  | { on: 'response_done'; status: 'completed' | 'cancelled' | 'failed' | 'incomplete'; usage: VoiceUsage | null }
  | { on: 'transcribed'; seconds: number }
  /** Nobody speaks and nothing is left to play: from here silence counts. */
  | { on: 'quiet'; atMs: number }
  | { on: 'first_audio'; ms: number }
  | { on: 'response_time'; ms: number }
  | { on: 'dtmf'; digit: string; atMs: number }
  | { on: 'held'; state: boolean }
  | { on: 'transfer'; outcome: 'accepted' | 'refused'; detail: string | null }
  /**
   * A part of a recording on its way between the processes: a whole one would hold up every call. `MediaProcess` joins the
   * parts, so that nobody else hears of them.
   */
  | { on: 'recording_part'; wav: string }
  /** Two channels of 16-bit 8 kHz: caller left, assistant right; WAV in base64, once, at the end. */
  | { on: 'recording'; wav: string; seconds: number }
  | { on: 'error'; code: string; message: string }
  | { on: 'ended'; reason: MediaEnd; detail: string | null; stats: AudioStats }

/** What a line's agent reports of itself. `failed` is final until somebody acts (a refused password). */
export interface LineReport {
  lineId: number
  state: Extract<LineState, 'starting' | 'running' | 'degraded' | 'failed'> | 'down'
  /** By name, as in `line-words.ts`, or what a carrier answered. */
  detail: string | null
  sipPort: number | null
}

export type ToMedia =
  /** The first message of a run, and the only one that bears a secret: it stays out of arguments and environment. */
  | { to: 'key'; apiKey: string }
  | { to: 'line_start'; line: SipLine }
  | { to: 'line_stop'; lineId: number; when: 'now' | 'after_calls' }
  /** Answered by a `line_report`. */
  | { to: 'line_check'; lineId: number }
  /** An upgrade to `/voice/media` that main has proved; the raw socket travels with this message. */
  | { to: 'upgrade'; headers: Record<string, string>; url: string; head: string }
  | { to: 'start'; start: CallStart }
  | { to: 'refuse'; ref: string; reason: RefusalReason }
  | { to: 'command'; callId: number; command: CallCommand }
  | { to: 'ping'; at: number }
  /** Take no more calls, end those in progress (`after_calls`: let them end), then exit. */
  | { to: 'drain'; when: 'now' | 'after_calls' }

export type FromMedia =
  | { from: 'ready'; pid: number }
  | { from: 'offer'; offer: CallOffer }
  | { from: 'call'; callId: number; event: CallEvent }
  | { from: 'line_report'; report: LineReport }
  /** In no language: it is worded where it is read. */
  | { from: 'line_log'; lineId: number; news: SipNews }
  /** What came to nothing before it was a call that main knows of; `detail` may be a stack. */
  | { from: 'stray'; kind: 'stray_stream' | 'not_let_in'; lineId: number | null; detail: string }
  | { from: 'pong'; at: number }
  | { from: 'drained' }

/** How media is set up: one argument of the process, in JSON. The API key is not in it: it comes as the first message. */
export interface MediaSettings {
  realtimeUrl: string
  sipPorts: { from: number; to: number }
  rtpPorts: { from: number; to: number }
  /** What carriers see; null = the address of the interface used. */
  publicAddress: string | null
  /** Where SIP listens. */
  host: string
  logLevel: string
}

export interface MediaConfig extends MediaSettings {
  apiKey: string
}
