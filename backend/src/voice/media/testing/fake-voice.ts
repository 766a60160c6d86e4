import type { VoiceLink, VoiceListener, VoiceModel, VoiceSession } from '#src/providers/voice-model/voice-model.ts'

/** A voice model without a voice: a test speaks for it through `tell`. */
export class FakeVoice implements VoiceModel {
  readonly asked: unknown[][] = []
  session: VoiceSession | null = null
  tell = {} as VoiceListener

  connect(session: VoiceSession, listener: VoiceListener): VoiceLink {
    this.session = session
    this.tell = listener
    return this.#link()
  }

  attach(providerCallId: string, session: VoiceSession, listener: VoiceListener): VoiceLink {
    this.asked.push(['attach', providerCallId])
    return this.connect(session, listener)
  }

  of(name: keyof VoiceLink): unknown[][] {
    return this.asked.filter(([asked]) => asked === name).map(([, ...args]) => args)
  }

  /** A whole answer of one item. */
  answer(itemId: string, ...audio: string[]): void {
    this.tell.onResponseStarted(false)
    for (const piece of audio) this.tell.onAudio(itemId, piece)
    this.tell.onAudioDone(itemId)
    this.tell.onResponseDone({ status: 'completed', usage: null, toolCalls: 0, owesMore: false })
  }

  #link(): VoiceLink {
    const note =
      (name: keyof VoiceLink) =>
      (...args: unknown[]) => {
        this.asked.push([name, ...args])
      }
    return {
      sendAudio: note('sendAudio'),
      say: note('say'),
      hear: note('hear'),
      answerTool: note('answerTool'),
      truncate: note('truncate'),
      cancel: note('cancel'),
      update: note('update'),
      stopListening: note('stopListening'),
      close: note('close'),
    }
  }
}
