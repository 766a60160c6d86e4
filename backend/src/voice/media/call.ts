import type { LinkEnd, VoiceLink, VoiceListener } from '#src/providers/voice-model/voice-model.ts'
import type { CallCommand, MediaEnd } from '../media-protocol.ts'
import type { ActiveCall, ActiveCallOptions } from './active-call.ts'
import { durationMs, silence } from './audio.ts'
import { CallActivity } from './call-activity.ts'
import { callNews } from './call-news.ts'
import { CallTimes } from './call-times.ts'
import { describeError } from './containment.ts'
import { lossOfModel } from './losses.ts'
import { MediaGap } from './media-gap.ts'
import type { LegListener, MediaLeg, TransferResult } from './media-leg.ts'
import { Playout } from './playout.ts'
import { Recorder } from './recorder.ts'

/** What is being said before we hang up or transfer is heard to its end, unless it never ends. */
const lastWordsMs = 15_000
/** Enough for the model to find the end of the caller's words. */
const closingSilenceMs = 1_000

interface CallOptions extends ActiveCallOptions {
  leg: MediaLeg
}

/** A call whose sound we carry: between a leg and the voice model, whatever must not wait for main. */
export class Call implements ActiveCall {
  readonly #options: CallOptions
  readonly #leg: MediaLeg
  readonly #link: VoiceLink
  readonly #times: CallTimes
  readonly #activity: CallActivity
  readonly #gap: MediaGap
  readonly #playout = new Playout()
  /** Items that were cut: what still comes of them is not played. */
  readonly #dead = new Set<string>()
  #recorder: Recorder | null = null
  #isAnswered = false
  /** Last words: the caller no longer interrupts. */
  #isClosing = false
  #isTransferred = false
  #hasEnded = false
  #lastWords: NodeJS.Timeout | undefined

  constructor(options: CallOptions) {
    const { start, leg, model, tell, now } = options
    this.#options = options
    this.#leg = leg
    this.#times = new CallTimes(now, tell)
    this.#activity = new CallActivity(() => {
      if (this.#isAnswered && !this.#isClosing) tell({ on: 'quiet', atMs: this.#times.atMs })
    })
    this.#gap = new MediaGap(now, () => {
      this.#link.sendAudio(silence(leg.format, closingSilenceMs))
    })
    this.#link = model.connect({ ...start.session, format: leg.format }, this.#listener())
  }

  /** What the leg tells; it is offered before the call is, and so comes through the registry. */
  readonly legListener: LegListener = {
    onAudio: (audio) => {
      this.#callerAudio(audio)
    },
    onDrained: () => {
      this.#playout.heardAll()
      this.#activity.set({ playing: false })
    },
    onDtmf: (digit) => {
      this.#options.tell({ on: 'dtmf', digit, atMs: this.#times.atMs })
    },
    onHeld: (state) => {
      this.#options.tell({ on: 'held', state })
    },
    onEnded: (reason, detail) => {
      this.#end(this.#isTransferred ? 'transferred' : reason, detail)
    },
  }

  command(command: CallCommand): void {
    if (this.#hasEnded) return
    if (command.do === 'say') this.#say(command.instructions)
    else if (command.do === 'hear') this.#hear(command)
    else if (command.do === 'answer_tool') this.#answerTool(command)
    else if (command.do === 'update') this.#link.update(changeOf(command))
    else if (command.do === 'cancel') this.#cancel()
    else if (command.do === 'record') this.#record(command.on)
    else if (command.do === 'transfer') this.#afterLastWords(() => void this.#transfer(command.target))
    else if (command.when === 'now') this.hangUp()
    else
      this.#afterLastWords(() => {
        this.hangUp()
      })
  }

  hangUp(): void {
    if (this.#hasEnded) return
    this.#letGo()
    this.#end('hung_up', null)
  }

  fail(detail: string): boolean {
    if (this.#hasEnded) return false
    try {
      this.#letGo()
    } finally {
      this.#end('media_lost', detail)
    }
    return true
  }

  #listener(): VoiceListener {
    const { tell } = this.#options
    const times = this.#times
    const activity = this.#activity
    return {
      ...callNews({ tell, times, activity }),
      onReady: () => {
        this.#answer()
      },
      onAudio: (itemId, audio) => {
        this.#assistantAudio(itemId, audio)
      },
      onAudioDone: () => {
        this.#leg.endItem()
      },
      onSpeechStarted: () => {
        this.#speechStarted()
      },
      onSpeechStopped: () => {
        this.#speechStopped()
      },
      onResponseDone: ({ status, usage, owesMore }) => {
        tell({ on: 'response_done', status, usage })
        this.#leg.endItem()
        activity.responseDone(owesMore)
      },
      onPlayback: () => undefined, // the carrier plays, not the provider
      onClosed: (end) => {
        this.#modelClosed(end)
      },
    }
  }

  /** First words only once the sound can be heard and the model is there to listen. */
  #answer(): void {
    if (this.#hasEnded) return
    this.#isAnswered = true
    this.#leg.answer()
    this.#times.answered()
    this.#options.tell({ on: 'answered' })
    this.#say(this.#options.start.greeting)
  }

  #say(instructions: string): void {
    this.#activity.asked()
    this.#link.say(instructions)
  }

  #hear({ itemId, text }: Extract<CallCommand, { do: 'hear' }>): void {
    this.#activity.asked()
    this.#link.hear(itemId, text)
  }

  #answerTool({ toolCallId, output, goOn }: Extract<CallCommand, { do: 'answer_tool' }>): void {
    this.#activity.toolAnswered(goOn)
    this.#link.answerTool(toolCallId, output, { goOn })
  }

  #callerAudio(audio: string): void {
    if (!this.#isAnswered) return
    this.#gap.audio()
    this.#recorder?.heard(audio)
    if (!this.#isClosing) this.#link.sendAudio(audio)
  }

  #assistantAudio(itemId: string, audio: string): void {
    if (this.#hasEnded || (this.#dead.size > 0 && this.#dead.has(itemId))) return
    this.#playout.give(itemId, durationMs(audio))
    this.#leg.play(audio)
    this.#recorder?.spoke(audio)
    this.#times.audio()
    if (!this.#activity.isPlaying) this.#activity.set({ playing: true })
  }

  #speechStarted(): void {
    this.#gap.speechStarted()
    this.#times.speechStarted()
    if (!this.#isClosing) this.#interrupt()
    this.#activity.set({ callerSpeaks: true })
    this.#options.tell({ on: 'speech', state: 'started', atMs: this.#times.atMs })
  }

  #speechStopped(): void {
    this.#gap.close()
    this.#times.speechStopped()
    this.#activity.asked()
    this.#activity.set({ callerSpeaks: false })
    this.#options.tell({ on: 'speech', state: 'stopped', atMs: this.#times.atMs })
  }

  /** Silence for the caller first; the model is told afterwards what was heard. */
  #interrupt(): void {
    if (!this.#activity.isPlaying) return
    const playedMs = this.#leg.playedMs()
    this.#leg.clear()
    const cuts = this.#playout.cut(playedMs)
    this.#recorder?.cut(playedMs)
    for (const { itemId, heardMs, ofMs } of cuts) {
      this.#dead.add(itemId)
      this.#link.truncate(itemId, heardMs)
      this.#options.tell({ on: 'cut', itemId, heardMs, ofMs })
    }
    this.#activity.set({ playing: false })
  }

  /** What was being said when the caller hung up was not heard to its end. */
  #cutUnheard(): void {
    if (!this.#activity.isPlaying) return
    for (const { itemId, heardMs, ofMs } of this.#playout.cut(this.#leg.playedMs()))
      this.#options.tell({ on: 'cut', itemId, heardMs, ofMs })
  }

  #cancel(): void {
    this.#link.cancel()
    this.#interrupt()
  }

  /** Kept from here on, without what is already given to be played. The caller who objects is not recorded any more, and what was recorded is gone. */
  #record(on: boolean): void {
    this.#recorder = on ? (this.#recorder ?? new Recorder(this.#leg.format, this.#playout.givenMs)) : null
  }

  #afterLastWords(then: () => void): void {
    this.#isClosing = true
    clearTimeout(this.#lastWords)
    this.#lastWords = setTimeout(then, lastWordsMs)
    this.#activity.afterSpeaking(() => {
      clearTimeout(this.#lastWords)
      then()
    })
  }

  async #transfer(target: string): Promise<void> {
    const { outcome, detail } = await this.#leg.transfer(target).catch(asRefusal)
    if (this.#hasEnded) return
    this.#options.tell({ on: 'transfer', outcome, detail })
    this.#isTransferred = outcome === 'accepted'
    this.#isClosing = this.#isTransferred
    if (this.#isTransferred) this.#link.close()
  }

  #modelClosed(end: LinkEnd): void {
    if (this.#hasEnded || this.#isTransferred) return
    this.#letGo()
    this.#end('model_lost', lossOfModel(end))
  }

  #letGo(): void {
    if (this.#isAnswered) this.#leg.hangUp()
    else this.#leg.refuse('unavailable')
  }

  #end(reason: MediaEnd, detail: string | null): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    if (reason === 'caller_hung_up') this.#cutUnheard()
    clearTimeout(this.#lastWords)
    this.#gap.close()
    this.#activity.close()
    this.#link.close()
    this.#tellEnd(reason, detail).catch((error: unknown) => {
      const stats = { framesIn: 0, framesOut: 0, framesLost: 0, gapMaxMs: null, gapP99Ms: null }
      this.#options.tell({ on: 'ended', reason: 'media_lost', detail: describeError(error), stats })
    })
  }

  async #tellRecording(recorder: Recorder): Promise<void> {
    const { tell } = this.#options
    for await (const wav of recorder.finish()) tell({ on: 'recording_part', wav })
    tell({ on: 'recording', wav: '', seconds: recorder.seconds })
  }

  async #tellEnd(reason: MediaEnd, detail: string | null): Promise<void> {
    const { tell } = this.#options
    const stats = this.#leg.stats()
    if (this.#recorder) await this.#tellRecording(this.#recorder)
    tell({ on: 'ended', reason, detail, stats })
  }
}

const asRefusal = (error: unknown): TransferResult => ({ outcome: 'refused', detail: String(error) })

function changeOf({ instructions, language }: Extract<CallCommand, { do: 'update' }>) {
  return {
    ...(instructions === undefined ? {} : { instructions }),
    ...(language === undefined ? {} : { language }),
  }
}
