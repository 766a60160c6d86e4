import { messagingService, ownsSender } from './accounts.ts'
import type { TwilioAccount } from './accounts.ts'
import { parseAddress } from './addresses.ts'
import type { Address } from './addresses.ts'
import { TwilioApiError } from './api-error.ts'
import { renderContent } from './content-variables.ts'
import type { Contents } from './contents.ts'
import type { Phones } from './phones.ts'

const LONGEST_BODY = 1600
const MOST_MEDIA = 10

/** Parameters of the create call: a string, or several of the same name. */
export type CreateParameters = Record<string, string | string[] | undefined>

/** A create call that Twilio takes. */
export interface Draft {
  to: Address
  from: Address
  body: string
  mediaUrls: string[]
  messagingServiceSid: string | null
  contentSid: string | null
  contentVariables: string | null
  persistentAction: string[]
  statusCallback: string | null
  /** Only an approved template may open a conversation. */
  opensConversation: boolean
  /** The code of a status callback, when the content itself cannot be delivered. */
  failure: number | null
}

const one = (value: string | string[] | undefined): string | null =>
  Array.isArray(value) ? (value[0] ?? null) : (value ?? null)
const many = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat())

function recipient(given: string | null): Address {
  if (!given) throw new TwilioApiError(21604)
  const address = parseAddress(given)
  if (!address) throw new TwilioApiError(21211, `The 'To' number ${given} is not a valid phone number.`)
  return address
}

function poolSender(account: TwilioAccount, sid: string, channel: Address['channel']): Address {
  const service = messagingService(account, sid)
  if (!service) throw new TwilioApiError(21701, `The Messaging Service ${sid} is not valid.`)
  const [number] = service.numbers
  if (!number) throw new TwilioApiError(21703)
  return { channel, id: number }
}

function sender(account: TwilioAccount, parameters: CreateParameters, to: Address): Address {
  const given = one(parameters['From'])
  const service = one(parameters['MessagingServiceSid'])
  if (!given && !service) throw new TwilioApiError(21603)
  if (!given && service) return poolSender(account, service, to.channel)
  const address = parseAddress(given ?? '')
  if (address && address.channel !== to.channel) throw new TwilioApiError(21910)
  if (!address || !ownsSender(account, address.id)) throw new TwilioApiError(to.channel === 'whatsapp' ? 63007 : 21606)
  return address
}

function statusCallback(given: string | null): string | null {
  if (given === null) return null
  if (!URL.canParse(given) || !/^https?:/.test(given))
    throw new TwilioApiError(21609, `The 'StatusCallback' URL ${given} is not a valid URL.`)
  return given
}

function mediaUrls(given: string[]): string[] {
  if (given.length > MOST_MEDIA) throw new TwilioApiError(21623)
  if (given.some((url) => !URL.canParse(url) || !/^https?:/.test(url))) throw new TwilioApiError(21620)
  return given
}

interface Said {
  body: string
  opensConversation: boolean
  failure: number | null
}

function content(parameters: CreateParameters, contents: Contents): Said {
  const sid = one(parameters['ContentSid'])
  if (sid === null) return { body: one(parameters['Body']) ?? '', opensConversation: false, failure: null }
  const template = contents.find(sid)
  if (!template) throw new TwilioApiError(21655, `The ContentSid ${sid} is invalid.`)
  const { text, failure } = renderContent(template, one(parameters['ContentVariables']))
  return { body: text, opensConversation: template.approval === 'approved', failure }
}

/**
 * Reads the parameters of a create call as Twilio does before it accepts a message.
 * @throws {TwilioApiError} with the code of the first thing that is wrong
 */
export function draftMessage(
  parameters: CreateParameters,
  account: TwilioAccount,
  contents: Contents,
  phones: Phones,
): Draft {
  const to = recipient(one(parameters['To']))
  const from = sender(account, parameters, to)
  const media = mediaUrls(many(parameters['MediaUrl']))
  const said = content(parameters, contents)
  if (said.body === '' && media.length === 0) throw new TwilioApiError(21619)
  const contentSid = one(parameters['ContentSid'])
  if (contentSid === null && said.body.length > LONGEST_BODY) throw new TwilioApiError(21617)
  if (phones.of(to.id).optedOut) throw new TwilioApiError(21610)
  return {
    ...said,
    to,
    from,
    mediaUrls: media,
    messagingServiceSid: one(parameters['MessagingServiceSid']),
    contentSid,
    contentVariables: one(parameters['ContentVariables']),
    persistentAction: many(parameters['PersistentAction']),
    statusCallback: statusCallback(one(parameters['StatusCallback'])),
  }
}
