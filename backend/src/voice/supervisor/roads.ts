import type { Clock } from '#src/clock.ts'
import type { Config } from '#src/config.ts'
import { TtlCache } from '#src/db/ttl-cache.ts'
import { AppError } from '#src/errors.ts'
import type { TwilioAccount } from '#src/features/conciergeries/house.ts'
import type { RegisteredLine } from '#src/features/lines/line-register.service.ts'
import { reason } from '#src/features/lines/locales/line-words.ts'

/** What was found on a line's way to us. */
export interface Finding {
  state: 'running' | 'degraded' | 'down' | 'failed'
  /** As stored: see `line-words.ts`. */
  detail: string | null
}

/** Asks Twilio about numbers. */
export interface TwilioNumbers {
  /** Whether this account has the number. @throws AppError provider_failed, which says what to mend */
  ownsNumber(account: TwilioAccount, number: string): Promise<boolean>
}

export interface RoadParts {
  config: Pick<Config, 'publicUrl' | 'voice' | 'twilio'>
  now: Clock
  numbers: TwilioNumbers
  accountOf: (conciergerieId: number) => Promise<TwilioAccount | null>
}

const fine: Finding = { state: 'running', detail: null }
const failed = (detail: string): Finding => ({ state: 'failed', detail })
const degraded = (detail: string): Finding => ({ state: 'degraded', detail })

/** Numbers seldom move: Twilio is asked again after this long, not at every health check. */
const numberKnownForMs = 10 * 60_000

/** Whether what a line needs is there: keys, an account, a number. A SIP line's own agent knows the rest. */
export class Roads {
  readonly #parts: RoadParts
  readonly #numbers: TtlCache<boolean>

  constructor(parts: RoadParts) {
    this.#parts = parts
    this.#numbers = new TtlCache({ ttlMs: numberKnownForMs, now: parts.now })
  }

  async check(line: RegisteredLine): Promise<Finding> {
    const { voice } = this.#parts.config
    if (voice.apiKey === null) return failed(reason('no_key'))
    if (line.mode === 'openai_sip') return voice.webhookSecret === null ? failed(reason('no_webhook_secret')) : fine
    if (line.mode === 'sip_bridge')
      return line.sip.password === undefined ? failed(reason('password_unreadable')) : fine
    return this.#checkTwilio(line)
  }

  /** What was known of numbers may be wrong: somebody asked to look again. */
  forget(): void {
    this.#numbers.clear()
  }

  async #checkTwilio({ conciergerieId, number }: RegisteredLine): Promise<Finding> {
    const { config, accountOf, numbers } = this.#parts
    const account = await accountOf(conciergerieId)
    if (account === null) return failed(reason('no_twilio'))
    try {
      const key = `${account.sid} ${number}`
      const owned = await this.#numbers.get(key, () => numbers.ownsNumber(account, number))
      if (!owned) return degraded(reason('number_unknown'))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return degraded(reason('twilio_refused', error.message))
    }
    const isOpen = config.publicUrl.startsWith('https:') || config.twilio.simulated || config.twilio.baseUrl !== null
    return isOpen ? fine : degraded(reason('not_public'))
  }
}
