import { isIP } from 'node:net'
import type { MemberActor } from '#src/actor.ts'
import type { Config } from '#src/config.ts'
import { AppError } from '#src/errors.ts'
import { say } from '#src/text/phrase.ts'
import { channelWords } from './channel-words.ts'
import type { ChannelWords } from './channel-words.ts'
import type { ConciergeriesService } from './conciergeries.service.ts'
import type { Channel, TwilioAccount } from './house.ts'
import { readNumber } from './house-numbers.ts'
import type { ChannelProbe } from './ports.ts'

export interface ChannelCheckParts {
  houses: ConciergeriesService
  probe: ChannelProbe
  config: Pick<Config, 'publicUrl' | 'twilio'>
}

export interface Check {
  name: 'account' | 'token' | 'number' | 'webhook' | 'send'
  state: 'ok' | 'off' | 'wrong'
  message: string
}

/** Tries the WhatsApp channel of a house step by step, and says what to mend. Nothing is stored. */
export class ChannelCheckService {
  readonly #parts: ChannelCheckParts

  constructor(parts: ChannelCheckParts) {
    this.#parts = parts
  }

  /** @param sendTo also sends a test message there @throws AppError invalid for a number that cannot be one */
  async check(actor: MemberActor, sendTo: string | undefined): Promise<Check[]> {
    const to = sendTo === undefined ? null : readNumber(sendTo, 'sendTo')
    const channel = await this.#parts.houses.channelOf(actor.conciergerieId)
    const words = channelWords(actor.locale)
    const webhook = await this.#checkWebhook(words)
    if (channel.account === null) return withoutAccount(words, webhook)
    const token = await this.#checkToken(channel.account, words)
    const number = await this.#checkSender(channel, channel.account, token, words)
    const send = await this.#checkSending(channel, channel.account, [token, number], to, words)
    return [{ name: 'account', state: 'ok', message: words.account[channel.source] }, token, number, webhook, send]
  }

  #checkToken(account: TwilioAccount, words: ChannelWords): Promise<Check> {
    return attempt('token', words, async () => {
      const { status } = await this.#parts.probe.readAccount(account)
      return status === 'active'
        ? { state: 'ok', message: words.tokenOk }
        : { state: 'wrong', message: words.accountStatus(status) }
    })
  }

  async #checkSender(channel: Channel, account: TwilioAccount, token: Check, words: ChannelWords): Promise<Check> {
    if (channel.number === null && channel.messagingServiceSid === null)
      return { name: 'number', state: 'off', message: words.noNumber }
    if (token.state !== 'ok') return { name: 'number', state: 'off', message: words.notTried }
    return attempt('number', words, async () =>
      (await this.#parts.probe.ownsSender(account, channel))
        ? { state: 'ok', message: words.numberOk }
        : { state: 'wrong', message: words.numberWrong },
    )
  }

  #checkWebhook(words: ChannelWords): Promise<Check> {
    const { publicUrl, twilio } = this.#parts.config
    if (twilio.simulated) return Promise.resolve({ name: 'webhook', state: 'ok', message: words.webhookSimulated })
    if (!isPublicHttps(publicUrl))
      return Promise.resolve({ name: 'webhook', state: 'wrong', message: words.webhookPrivate(publicUrl) })
    return attempt('webhook', words, async () =>
      (await this.#parts.probe.reaches(`${publicUrl}/health`))
        ? { state: 'ok', message: words.webhookOk }
        : { state: 'wrong', message: words.webhookSilent(publicUrl) },
    )
  }

  async #checkSending(
    channel: Channel,
    account: TwilioAccount,
    before: readonly Check[],
    to: string | null,
    words: ChannelWords,
  ): Promise<Check> {
    if (to === null) return { name: 'send', state: 'off', message: words.sendNotAsked }
    if (before.some((check) => check.state !== 'ok')) return { name: 'send', state: 'off', message: words.notTried }
    return attempt('send', words, async () => {
      await this.#parts.probe.sendTest(account, channel, to, words.testMessage)
      return { state: 'ok', message: words.sendOk }
    })
  }
}

function withoutAccount(words: ChannelWords, webhook: Check): Check[] {
  const off = (name: Check['name'], message: string): Check => ({ name, state: 'off', message })
  return [
    off('account', words.account.none),
    off('token', words.notTried),
    off('number', words.notTried),
    webhook,
    off('send', words.notTried),
  ]
}

/** What Twilio refuses is the answer, not a failure of ours. */
async function attempt(
  name: Check['name'],
  { language }: ChannelWords,
  work: () => Promise<Omit<Check, 'name'>>,
): Promise<Check> {
  try {
    return { name, ...(await work()) }
  } catch (error) {
    if (error instanceof AppError) return { name, state: 'wrong', message: say(error.words, language) }
    throw error
  }
}

function isPublicHttps(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return (
    protocol === 'https:' &&
    hostname.includes('.') &&
    !/(^|\.)(localhost|local|internal|lan)$/.test(hostname) &&
    isIP(hostname) === 0
  )
}
