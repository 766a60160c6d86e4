import { withoutChannel } from './addresses.ts'

export interface MessagingService {
  /** `MG` and 32 hexadecimal digits. */
  sid: string
  /** Its pool of senders, E.164; the first one answers. */
  numbers: string[]
  statusCallback?: string
}

export interface TwilioAccount {
  /** `AC` and 32 hexadecimal digits. */
  accountSid: string
  /** Signs webhooks and opens the REST API. */
  authToken: string
  /** Opens the REST API too, but never signs, as at Twilio until it is promoted. */
  secondaryAuthToken?: string
  friendlyName?: string
  /** Its senders, E.164, for WhatsApp and SMS alike. */
  numbers: string[]
  messagingServices?: MessagingService[]
  /** Takes any possible number as a sender: for a demo in which houses are made while it runs. */
  anySender?: boolean
}

/** The accounts of this simulated Twilio. They may be changed while it runs. */
export class Accounts {
  readonly all: TwilioAccount[]

  constructor(accounts: TwilioAccount[]) {
    this.all = accounts.map((account) => ({ ...account, numbers: account.numbers.map(withoutChannel) }))
  }

  get first(): TwilioAccount {
    const [account] = this.all
    if (!account) throw new Error('the simulator has no Twilio account')
    return account
  }

  find(accountSid: string): TwilioAccount | undefined {
    return this.all.find((account) => account.accountSid === accountSid)
  }

  /** The account whose credentials these are. */
  authenticate(accountSid: string, token: string): TwilioAccount | undefined {
    const account = this.find(accountSid)
    if (!account || token === '') return undefined
    return token === account.authToken || token === account.secondaryAuthToken ? account : undefined
  }

  /** The account that owns a sender; the first one when nobody does, as for a number that was given away. */
  ownerOf(number: string): TwilioAccount {
    const bare = withoutChannel(number)
    return this.all.find((account) => account.numbers.includes(bare)) ?? this.first
  }
}

export function ownsSender(account: TwilioAccount, number: string): boolean {
  return account.anySender === true || account.numbers.includes(number)
}

export function messagingService(account: TwilioAccount, sid: string): MessagingService | undefined {
  return account.messagingServices?.find((service) => service.sid === sid)
}
