import type { VoiceLink, VoiceListener, VoiceModel, VoiceSession } from '#src/providers/voice-model/voice-model.ts'
import { decodeG711, encodeG711 } from './audio/g711-encode.ts'

/** What the voice of these tests says: first, and after each time the caller has spoken. */
export interface Speech {
  greeting: Int16Array
  answer: Int16Array
  /** From the caller's last word to our first, in milliseconds. */
  delayMs: number
  /** How long it takes to be ready, in milliseconds. */
  readyMs: number
  /** `echo`: says back what it hears, at once, and nothing else. */
  mode: 'speak' | 'echo'
  /** What was heard of a call, when it ends. */
  onHeard(audio: Uint8Array): void
}

const frameBytes = 160
/** As the real one gives it: 400 ms of sound every 40 ms. */
const chunkBytes = 3200
const chunkEveryMs = 40
const loud = 700
const framesToStart = 4
const framesToStop = 25

/** A voice model small enough to be sure of: it hears by loudness, is interrupted, and answers always the same. */
export class SpeakingModel implements VoiceModel {
  private readonly speech: Speech

  constructor(speech: Speech) {
    this.speech = speech
  }

  connect(session: VoiceSession, listener: VoiceListener): VoiceLink {
    return new SpeakingLink(session, listener, this.speech)
  }

  attach(): VoiceLink {
    throw new Error('these tests carry the sound themselves')
  }
}

class SpeakingLink implements VoiceLink {
  private readonly session: VoiceSession
  private readonly listener: VoiceListener
  private readonly speech: Speech
  private readonly heard: Uint8Array[] = []
  private readonly timers = new Set<NodeJS.Timeout>()
  private item = 0
  private loudFrames = 0
  private quietFrames = 0
  private speaking = false
  private open = true

  constructor(session: VoiceSession, listener: VoiceListener, speech: Speech) {
    this.session = session
    this.listener = listener
    this.speech = speech
    this.later(speech.readyMs, () => {
      listener.onReady()
    })
  }

  sendAudio(audio: string): void {
    if (!this.open) return
    const bytes = Buffer.from(audio, 'base64')
    this.heard.push(bytes)
    if (this.speech.mode === 'echo') this.listener.onAudio('echo', audio)
    else for (let at = 0; at < bytes.length; at += frameBytes) this.listen(bytes.subarray(at, at + frameBytes))
  }

  say(): void {
    if (this.speech.mode === 'speak') this.speak(this.speech.greeting)
  }

  close(): void {
    if (!this.open) return
    this.open = false
    this.hush()
    this.speech.onHeard(Buffer.concat(this.heard))
  }

  hear(): void {}
  answerTool(): void {}
  truncate(): void {}
  update(): void {}
  cancel(): void {
    this.hush()
  }

  private listen(frame: Uint8Array): void {
    const isLoud = decodeG711(frame, this.session.format).some((sample) => Math.abs(sample) > loud)
    this.loudFrames = isLoud ? this.loudFrames + 1 : 0
    this.quietFrames = isLoud ? 0 : this.quietFrames + 1
    if (!this.speaking && this.loudFrames >= framesToStart) {
      this.speaking = true
      this.hush()
      this.listener.onSpeechStarted()
    } else if (this.speaking && this.quietFrames >= framesToStop) {
      this.speaking = false
      this.listener.onSpeechStopped()
      this.later(this.speech.delayMs, () => {
        this.speak(this.speech.answer)
      })
    }
  }

  private speak(samples: Int16Array): void {
    const audio = encodeG711(samples, this.session.format)
    const itemId = `item-${++this.item}`
    this.listener.onResponseStarted(false)
    this.listener.onItem({ itemId, previousItemId: null, speaker: 'assistant' })
    this.give(itemId, Buffer.from(audio), 0)
  }

  private give(itemId: string, audio: Buffer, at: number): void {
    this.listener.onAudio(itemId, audio.subarray(at, at + chunkBytes).toString('base64'))
    if (at + chunkBytes < audio.length)
      this.later(chunkEveryMs, () => {
        this.give(itemId, audio, at + chunkBytes)
      })
    else {
      this.listener.onAudioDone(itemId)
      this.listener.onResponseDone({ status: 'completed', usage: null, toolCalls: 0, owesMore: false })
    }
  }

  private later(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      if (this.open) then()
    }, ms)
    this.timers.add(timer)
  }

  private hush(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
  }
}
