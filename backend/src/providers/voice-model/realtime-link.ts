import type { RealtimeClientEvent, RealtimeServerEvent } from 'openai/resources/realtime/realtime'
import { sliceAudioDelta } from './audio-delta.ts'
import { RealtimeNews } from './realtime-news.ts'
import { realtimeChange, realtimeSession } from './realtime-session.ts'
import type { LinkShape } from './realtime-session.ts'
import { RealtimeSocket } from './realtime-socket.ts'
import { ResponseTurns } from './response-turns.ts'
import type { LinkEnd, VoiceLink, VoiceListener, VoiceSession } from './voice-model.ts'

const readyMs = 10_000
/** A line that takes no more than this much behind its time is as good as lost: about ten seconds of G.711. */
const largestBacklog = 128 * 1024

const appendHead = '{"type":"input_audio_buffer.append","audio":"'

interface RealtimeLinkOptions {
  url: string
  apiKey: string
  shape: LinkShape
  session: VoiceSession
  listener: VoiceListener
}

/** One session of OpenAI Realtime (GA), over a WebSocket of our own: the SDK's cannot reach a plain address. */
export class RealtimeLink implements VoiceLink {
  readonly #options: RealtimeLinkOptions
  readonly #socket: RealtimeSocket
  readonly #turns: ResponseTurns
  readonly #news: RealtimeNews
  readonly #deadline: NodeJS.Timeout
  #ready = false

  constructor(options: RealtimeLinkOptions) {
    this.#options = options
    this.#turns = new ResponseTurns((event) => {
      this.#send(event)
    })
    this.#news = new RealtimeNews(options.listener, this.#turns)
    this.#deadline = setTimeout(() => {
      this.#socket.drop('not_ready')
    }, readyMs)
    this.#socket = new RealtimeSocket(options.url, options.apiKey, {
      onOpen: () => {
        if (options.shape === 'sideband') this.#becomeReady()
      },
      onMessage: (message) => {
        this.#read(message)
      },
      onClosed: (end) => {
        this.#closed(end)
      },
    })
  }

  sendAudio(audio: string): void {
    if (!this.#ready) return
    if (this.#socket.backlog > largestBacklog) this.#socket.drop('backlog')
    else this.#socket.sendAscii([appendHead, audio, '"}'])
  }

  say(instructions: string): void {
    this.#turns.say(instructions)
  }

  hear(itemId: string, text: string): void {
    this.#turns.hear(itemId, text)
  }

  answerTool(toolCallId: string, output: string, { goOn }: { goOn: boolean }): void {
    this.#turns.answerTool(toolCallId, output, goOn)
  }

  truncate(itemId: string, playedMs: number): void {
    const audioEndMs = Math.floor(playedMs)
    if (audioEndMs <= 0 || this.#options.shape === 'sideband') return
    this.#send({ type: 'conversation.item.truncate', item_id: itemId, content_index: 0, audio_end_ms: audioEndMs })
  }

  cancel(): void {
    this.#news.muteActive()
    if (this.#turns.active !== null) this.#send({ type: 'response.cancel' })
    if (this.#options.shape === 'sideband') this.#send({ type: 'output_audio_buffer.clear' })
  }

  update(change: Partial<Pick<VoiceSession, 'instructions' | 'tools' | 'language'>>): void {
    this.#send({ type: 'session.update', session: realtimeChange(change, this.#options.session.keywords) })
  }

  stopListening(): void {
    const session = { type: 'realtime', audio: { input: { turn_detection: null } } } as const
    if (this.#options.shape === 'sideband') this.#send({ type: 'session.update', session })
  }

  close(): void {
    this.#socket.close()
  }

  #send(event: RealtimeClientEvent): void {
    this.#socket.send(JSON.stringify(event))
  }

  #read(message: Buffer): void {
    const delta = sliceAudioDelta(message)
    if (delta) {
      this.#news.audio(delta)
      return
    }
    const event = parse(message)
    if (event?.type === 'session.created') this.#start()
    else if (event?.type === 'session.updated') this.#becomeReady()
    else if (event) this.#news.tell(event)
  }

  #start(): void {
    if (this.#ready || this.#options.shape === 'sideband') return
    this.#send({ type: 'session.update', session: realtimeSession(this.#options.session, 'media') })
  }

  #becomeReady(): void {
    if (this.#ready) return
    this.#ready = true
    clearTimeout(this.#deadline)
    this.#options.listener.onReady()
  }

  #closed(end: LinkEnd): void {
    clearTimeout(this.#deadline)
    this.#turns.close()
    this.#options.listener.onClosed({ ...end, reason: this.#news.lastError ?? end.reason })
  }
}

/** @returns null for what is no event: it is passed over, as unknown kinds are */
function parse(message: Buffer): RealtimeServerEvent | null {
  try {
    const value: unknown = JSON.parse(message.toString())
    return typeof value === 'object' && value !== null && 'type' in value ? (value as RealtimeServerEvent) : null
  } catch {
    return null
  }
}
