import type { Clock } from '#src/clock.ts'
import type { Database } from '#src/db/database.ts'
import type { Channel, House } from '#src/features/conciergeries/house.ts'
import type { Form } from '#src/http/signatures.ts'
import type { Logger } from '#src/logger.ts'
import type { MessagingAccount, ReceivedBook, ReceivedMessage } from '#src/providers/messaging/messaging.ts'
import type { ProviderMeter } from '#src/providers/meter.ts'
import type { InboundMessage } from './inbound.ts'
import * as store from './missed-messages.store.ts'
import type { AccountBook, Houses } from './ports.ts'
import { readInboundMessage } from './whatsapp-form.ts'

/** A webhook and its repetitions are over by then; it tells more than the list does, so it goes first. */
const settledMs = 60_000
/** How far back the first look of an account goes: what is older was another system's, or can no longer be answered. */
const firstLookMs = 24 * 3_600_000
/** Twilio's own number for a webhook that we did not answer. */
const webhookLost = '11200'

export interface MissedMessagesParts {
  db: Database
  now: Clock
  houses: Pick<Houses, 'findByChannel' | 'read'> & AccountBook
  messaging: ReceivedBook
  receiver: {
    receive(house: House, channel: Channel, message: InboundMessage, writtenAt: Date): Promise<{ repeated: boolean }>
  }
  meter: ProviderMeter
  logger: Logger
}

/**
 * Looks for what clients wrote while no webhook reached us: a downtime, a tunnel that fell, a wrong address in Twilio.
 * What Twilio has and we have not is received as its webhook would have been.
 */
export class MissedMessages {
  readonly #parts: MissedMessagesParts

  constructor(parts: MissedMessagesParts) {
    this.#parts = parts
  }

  /** Each account, since the last look that ended well. An account that cannot be read is looked at again next time. */
  async find(): Promise<void> {
    const { houses, logger } = this.#parts
    for (const { account, houses: sharedBy } of await houses.listAccounts())
      await this.#look({ ...account, conciergerieId: null }, sharedBy).catch((err: unknown) => {
        logger.warn({ err }, 'what an account received could not be read')
      })
  }

  async #look(account: MessagingAccount, sharedBy: readonly number[]): Promise<void> {
    const { db, now, messaging } = this.#parts
    const until = new Date(now().getTime() - settledMs)
    const since = (await store.readCheckedUntil(db.read, account.sid)) ?? (await this.#begin(sharedBy, until))
    if (since > until) return
    const received = since < until ? await messaging.findReceived(account, { since, until }) : []
    for (const message of received) if (message.at <= until) await this.#receive(account, message)
    await db.write(({ q }) => store.noteCheckedUntil(q, account.sid, until))
  }

  /** Where the first look of an account begins: at the last message that we have; without any, here and now. */
  async #begin(sharedBy: readonly number[], until: Date): Promise<Date> {
    const last = await store.findLastInbound(this.#parts.db.read, sharedBy)
    return new Date(Math.max(last?.getTime() ?? until.getTime(), until.getTime() - firstLookMs))
  }

  async #receive(account: MessagingAccount, message: ReceivedMessage): Promise<void> {
    const { db, houses, receiver, logger, meter } = this.#parts
    const { sid: messageSid, to, messagingServiceSid, at } = message
    const found = await houses.findByChannel({ accountSid: account.sid, to, messagingServiceSid })
    if (found === null || (await store.isKnown(db.read, found.conciergerieId, messageSid))) return
    const { conciergerieId, channel } = found
    const inbound = await this.#read(account, message)
    if (inbound === null) return
    const { repeated } = await receiver.receive(await houses.read(conciergerieId), channel, inbound, at)
    if (repeated) return
    logger.warn({ conciergerieId, messageSid }, 'a message whose webhook never came was found at Twilio')
    meter.failed('twilio', webhookLost, 'a webhook did not reach us; its message was found later', conciergerieId)
  }

  /** Null for what its webhook would have been refused for: it must not keep all the others back. */
  async #read(account: MessagingAccount, message: ReceivedMessage): Promise<InboundMessage | null> {
    const form = await this.#asForm(account, message)
    try {
      return readInboundMessage(form)
    } catch (err) {
      this.#parts.logger.warn({ err, messageSid: message.sid }, 'a message found at Twilio could not be read')
      return null
    }
  }

  async #asForm(account: MessagingAccount, message: ReceivedMessage): Promise<Form> {
    const { sid, from, to, messagingServiceSid, text, mediaCount } = message
    const files = mediaCount === 0 ? [] : await this.#parts.messaging.listMedia(account, sid)
    return {
      MessageSid: sid,
      AccountSid: account.sid,
      From: from,
      To: to,
      ...(messagingServiceSid !== null && { MessagingServiceSid: messagingServiceSid }),
      Body: text,
      NumMedia: String(files.length),
      ...Object.fromEntries(
        files.flatMap(({ url, contentType }, i) => [
          [`MediaUrl${i}`, url],
          [`MediaContentType${i}`, contentType],
        ]),
      ),
    }
  }
}
