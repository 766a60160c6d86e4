import type { Queries } from '#src/db/database.ts'
import { MessagingError } from '#src/providers/messaging/messaging.ts'
import type { SentMessage } from '#src/providers/messaging/messaging.ts'
import type { SmsLine, SmsSender } from '#src/providers/messaging/sms.ts'
import { knownProviderIds } from './notices.store.ts'
import type { NoticeRow } from './notices.store.ts'

/** Twilio's clock and ours may differ by this much. */
const skewMs = 60_000

/** What Twilio says it sent to a number lately; null when it cannot be asked. @throws MessagingError when it may be, later */
export async function lookUp(sms: SmsSender, line: SmsLine | null, to: string): Promise<SentMessage[] | null> {
  if (line === null) return null
  try {
    return await sms.findSent(line, to)
  } catch (error) {
    if (error instanceof MessagingError && error.outcome === 'refused') return null
    throw error
  }
}

/** Which message of these is the one whose sending got no answer: same words, not before it, and nobody else's. */
export async function findAmong(
  q: Queries,
  notice: NoticeRow,
  text: string,
  sent: readonly SentMessage[],
): Promise<SentMessage | undefined> {
  const since = Date.parse(notice.sent_at ?? notice.created_at) - skewMs
  const same = sent.filter((message) => flatten(message.text) === flatten(text) && message.at.getTime() >= since)
  const sids = same.map(({ sid }) => sid)
  const known = await knownProviderIds(q, notice.conciergerie_id, sids)
  return same.findLast(({ sid, status }) => !known.has(sid) && !/^(failed|undelivered|canceled)$/.test(status))
}

const flatten = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
