import { transactionMs } from './retransmissions.ts'

/** A text remembered for 32 s: final answers, so that a request repeated is answered again and not done again. */
export class Memory {
  private readonly texts = new Map<string, string>()
  private readonly timers = new Set<NodeJS.Timeout>()

  remember(key: string, text: string): void {
    this.texts.set(key, text)
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      if (this.texts.get(key) === text) this.texts.delete(key)
    }, transactionMs)
    this.timers.add(timer)
  }

  recall(key: string): string | undefined {
    return this.texts.get(key)
  }

  forgetAll(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
    this.texts.clear()
  }
}
