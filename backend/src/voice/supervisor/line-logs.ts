import type { LineLogEntry } from '@conciergerie/contract'
import type { Clock } from '#src/clock.ts'
import { mask } from '#src/logger.ts'
import { languageOf, say } from '#src/text/phrase.ts'
import type { Phrase } from '#src/text/phrase.ts'
import { logWords } from './locales/log-words.ts'

const kept = 200
const longest = 500
const countedMs = 60_000

interface Entry {
  at: string
  level: LineLogEntry['level']
  text: Phrase | string
  /** What is counted, and how often it came; null for what is said each time. */
  counted: { key: string; since: number; times: number } | null
}

/** What a SIP message shows of a password: the answer to a challenge, a whole header. */
const answers = /\b(response|nonce|cnonce|opaque)="[^"]*"/gi
const headers = /^((?:proxy-)?authorization\s*:).*$/gim

/** The last entries of each line, in memory. No password, no whole phone number. */
export class LineLogs {
  readonly #now: Clock
  readonly #logs = new Map<number, Entry[]>()
  readonly #secrets = new Map<number, string>()

  constructor(now: Clock) {
    this.#now = now
  }

  /** The password of a line's account: never shown, wherever it turns up. */
  hide(lineId: number, password: string | null): void {
    if (password === null || password === '') this.#secrets.delete(lineId)
    else this.#secrets.set(lineId, password)
  }

  add(lineId: number, level: Entry['level'], text: Phrase | string): void {
    this.#push(lineId, level, text, null)
  }

  /** The same thing again within a minute is counted where it was first said: a flood is one entry a minute. */
  count(lineId: number, key: string, level: Entry['level'], text: Phrase): void {
    const since = this.#now().getTime()
    const known = this.#logs.get(lineId)?.findLast(({ counted }) => counted?.key === key)?.counted
    if (known && since - known.since < countedMs) known.times += 1
    else this.#push(lineId, level, text, { key, since, times: 1 })
  }

  #push(lineId: number, level: Entry['level'], text: Entry['text'], counted: Entry['counted']): void {
    const log = this.#logs.get(lineId) ?? []
    this.#logs.set(lineId, log)
    log.push({
      at: this.#now().toISOString(),
      counted,
      level,
      text:
        typeof text === 'string'
          ? this.#clean(lineId, text)
          : { fr: this.#clean(lineId, text.fr), en: this.#clean(lineId, text.en) },
    })
    if (log.length > kept) log.splice(0, log.length - kept)
  }

  /** Oldest first. */
  read(lineId: number, locale: string): LineLogEntry[] {
    const language = languageOf(locale)
    return (this.#logs.get(lineId) ?? []).map(({ at, level, text, counted }) => {
      const times = counted?.times ?? 1
      return { at, level, text: say(text, language) + (times > 1 ? say(logWords.times(times), language) : '') }
    })
  }

  forget(lineId: number): void {
    this.#logs.delete(lineId)
    this.#secrets.delete(lineId)
  }

  #clean(lineId: number, text: string): string {
    const secret = this.#secrets.get(lineId)
    const bare = secret === undefined ? text : text.replaceAll(secret, '…')
    const hidden = bare.replace(headers, '$1 …').replace(answers, '$1="…"')
    return mask(hidden).slice(0, longest)
  }
}
