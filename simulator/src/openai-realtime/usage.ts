import type { RealtimeResponseUsage } from 'openai/resources/realtime/realtime'

const tokensOf = (text: string) => Math.ceil(text.length / 4)

/** Counts tokens as they are billed: the whole conversation again at each response, what was seen before at the cached price. */
export class Meter {
  #text = 0
  #audio = 0
  #seenText = 0
  #seenAudio = 0

  read(text: string): void {
    this.#text += tokensOf(text)
  }

  /** A token for each 100 ms of the caller. */
  hear(ms: number): void {
    this.#audio += Math.ceil(ms / 100)
  }

  /** A token for each 50 ms of the assistant. @param ms of audio made @param text said or called */
  answer(ms: number, text: string): RealtimeResponseUsage {
    const [input, cached] = [this.#text + this.#audio, this.#seenText + this.#seenAudio]
    const [audioOut, textOut] = [Math.ceil(ms / 50), tokensOf(text)]
    const usage: RealtimeResponseUsage = {
      total_tokens: input + audioOut + textOut,
      input_tokens: input,
      output_tokens: audioOut + textOut,
      input_token_details: {
        text_tokens: this.#text,
        audio_tokens: this.#audio,
        cached_tokens: cached,
        cached_tokens_details: { text_tokens: this.#seenText, audio_tokens: this.#seenAudio },
      },
      output_token_details: { text_tokens: textOut, audio_tokens: audioOut },
    }
    this.#seenText = this.#text
    this.#seenAudio = this.#audio
    this.#text += textOut
    this.#audio += audioOut
    return usage
  }
}
