import type { LinkEnd, VoiceLink, VoiceListener } from '#src/providers/voice-model/voice-model.ts'
import type { CallCommand, MediaEnd } from '../../media-protocol.ts'
import type { ActiveCall, ActiveCallOptions } from '../active-call.ts'
import { CallActivity } from '../call-activity.ts'
import { callNews } from '../call-news.ts'
import { CallTimes } from '../call-times.ts'
import { lossOfModel } from '../losses.ts'

const lastWordsMs = 15_000
/** Nothing of the sound passes here: how long a text takes to say is guessed, on the slow side, so that less counts as heard. */
const msPerCharacter = 75

const noStats = { framesIn: 0, framesOut: 0, framesLost: 0, gapMaxMs: null, gapP99Ms: null }

/**
 * A call that OpenAI's SIP carries and main has accepted: we control it over a sideband and never see its sound. Hanging
 * up and transferring are asked over REST by main; here they are waited for until the last words are said.
 */
export class SidebandCall implements ActiveCall {
  readonly #options: ActiveCallOptions
  readonly #link: VoiceLink
  readonly #times: CallTimes
  readonly #activity: CallActivity
  /** Characters of each item of the assistant. */
  readonly #spoken = new Map<string, number>()
  #isReady = false
  #isClosing = false
  #hasEnded = false
  #lastWords: NodeJS.Timeout | undefined

  constructor(options: ActiveCallOptions) {
    const { start, model, tell, now } = options
    this.#options = options
    this.#times = new CallTimes(now, tell)
    this.#activity = new CallActivity(() => {
      if (this.#isReady && !this.#isClosing) tell({ on: 'quiet', atMs: this.#times.atMs })
    })
    // the carrier settles the format with the provider; none is sent
    const session = { ...start.session, format: 'audio/pcmu' } as const
    this.#link = model.attach(start.providerCallId, session, this.#listener())
  }

  command(command: CallCommand): void {
    if (this.#hasEnded) return
    if (command.do === 'say') this.#say(command.instructions)
    else if (command.do === 'hear') this.#hear(command)
    else if (command.do === 'answer_tool') this.#answerTool(command)
    else if (command.do === 'cancel') this.#link.cancel()
    else if (command.do === 'update') this.#update(command)
    else if (command.do === 'hang_up') this.#hangUp(command.when)
    else this.#options.tell({ on: 'error', code: 'unsupported', message: `${command.do} is not for this road` })
  }

  hangUp(): void {
    this.#end('hung_up', null)
  }

  fail(detail: string): boolean {
    if (this.#hasEnded) return false
    this.#end('media_lost', detail)
    return true
  }

  #listener(): VoiceListener {
    const { tell } = this.#options
    const times = this.#times
    const activity = this.#activity
    const news = callNews({ tell, times, activity })
    return {
      ...news,
      onReady: () => {
        this.#greet()
      },
      onText: (text) => {
        if (text.speaker === 'assistant') this.#count(text)
        news.onText(text)
      },
      onAudio: () => undefined, // on a sideband there is none
      onAudioDone: () => undefined,
      onTruncated: (item) => {
        this.#cut(item)
      },
      onSpeechStarted: () => {
        times.speechStarted()
        activity.set({ callerSpeaks: true })
        tell({ on: 'speech', state: 'started', atMs: times.atMs })
      },
      onSpeechStopped: () => {
        times.speechStopped()
        activity.asked()
        activity.set({ callerSpeaks: false })
        tell({ on: 'speech', state: 'stopped', atMs: times.atMs })
      },
      onResponseDone: ({ status, usage, owesMore }) => {
        tell({ on: 'response_done', status, usage })
        activity.responseDone(owesMore)
      },
      onPlayback: (state) => {
        if (state === 'started') times.audio()
        activity.set({ playing: state === 'started' })
      },
      onClosed: (end) => {
        this.#closed(end)
      },
    }
  }

  #greet(): void {
    if (this.#hasEnded) return
    this.#isReady = true
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

  #update({ instructions, language }: Extract<CallCommand, { do: 'update' }>): void {
    this.#link.update({
      ...(instructions === undefined ? {} : { instructions }),
      ...(language === undefined ? {} : { language }),
    })
  }

  #count({ itemId, text, final }: { itemId: string; text: string; final: boolean }): void {
    this.#spoken.set(itemId, final ? text.length : (this.#spoken.get(itemId) ?? 0) + text.length)
  }

  #cut({ itemId, heardMs }: { itemId: string; heardMs: number }): void {
    const ofMs = Math.max(heardMs, (this.#spoken.get(itemId) ?? 0) * msPerCharacter)
    this.#options.tell({ on: 'cut', itemId, heardMs, ofMs })
  }

  #hangUp(when: 'now' | 'after_playout'): void {
    if (when === 'now') {
      this.hangUp()
      return
    }
    this.#isClosing = true
    this.#link.stopListening?.()
    clearTimeout(this.#lastWords)
    this.#lastWords = setTimeout(() => {
      this.hangUp()
    }, lastWordsMs)
    this.#activity.afterSpeaking(() => {
      this.hangUp()
    })
  }

  /** The provider closes the sideband when the caller hangs up, at once; a 404 says that what was accepted was not valid. */
  #closed(end: LinkEnd): void {
    const isLost = !this.#isReady || end.code === 1006 || end.reason === 'session_expired'
    if (isLost) this.#end('model_lost', lossOfModel(end))
    else this.#end('caller_hung_up', null)
  }

  #end(reason: MediaEnd, detail: string | null): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    clearTimeout(this.#lastWords)
    this.#activity.close()
    this.#link.close()
    this.#options.tell({ on: 'ended', reason, detail, stats: noStats })
  }
}
